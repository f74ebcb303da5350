/** A card in the margin: where it would like to stand, and how high it is, in pixels. */
export interface MarginItem {
  id: string;
  /** Level with what it is about. */
  desired: number;
  height: number;
}

const GAP = 10;

/**
 * Where cards stand beside the text, from `start` down: each as near to its passage as those before it allow, none over
 * another. The current one stands level with its passage, and those before it make room as far as they can.
 *
 * @param items in the order of their passages
 * @returns the top of each, by id
 */
export function layoutThreads(
  items: readonly MarginItem[],
  { start, current }: { start: number; current: string | null },
): Map<string, number> {
  const pulled = Math.max(
    0,
    items.findIndex(({ id }) => id === current),
  );
  const before = items.slice(0, pulled);
  const least = before.reduce((sum, { height }) => sum + height + GAP, start);
  const tops = [...stack(before, start), ...stack(items.slice(pulled), least)];
  // those before make room for the current one
  let ceiling = tops[pulled] ?? Infinity;
  for (const [index, { height }] of [...before.entries()].toReversed()) {
    ceiling = Math.min(tops[index] ?? ceiling, ceiling - height - GAP);
    tops[index] = ceiling;
  }
  return new Map(items.map(({ id }, index) => [id, tops[index] ?? start]));
}

/** The tops of cards one beneath the other, each as near to its passage as those before it allow. */
function stack(items: readonly MarginItem[], start: number): number[] {
  let free = start;
  return items.map(({ desired, height }) => {
    const top = Math.max(desired, free);
    free = top + height + GAP;
    return top;
  });
}
