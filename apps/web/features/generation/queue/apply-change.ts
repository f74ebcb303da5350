/** A change of a queue that is shown before the database has made it. */
export type QueueChange = { moved: string; before: string | null } | { removed: readonly string[] };

/** The rows after a change. A move in front of a row that is gone moves to the front, as in the database. */
export function applyChange<Row extends { id: string }>(rows: readonly Row[], change: QueueChange): Row[] {
  if ('removed' in change) return rows.filter(({ id }) => !change.removed.includes(id));
  const moved = rows.find(({ id }) => id === change.moved);
  if (!moved || change.moved === change.before) return [...rows];
  const rest = rows.filter((row) => row !== moved);
  const at =
    change.before === null
      ? rest.length
      : Math.max(
          0,
          rest.findIndex(({ id }) => id === change.before),
        );
  return rest.toSpliced(at, 0, moved);
}

/** The row in front of which a row must be moved to go that many places down, or up when negative. */
export function toBefore(
  rows: readonly { id: string }[],
  id: string,
  steps: number,
): { before: string | null } {
  const rest = rows.filter((row) => row.id !== id);
  const from = rows.findIndex((row) => row.id === id);
  return { before: rest[Math.max(0, from + steps)]?.id ?? null };
}
