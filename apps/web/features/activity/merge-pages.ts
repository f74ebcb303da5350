import type { ActivityPage } from './activity.ts';

/**
 * Puts a page that was read later into the rows that are shown. A row that is in both is taken from the later page. When
 * rows between the two were never read, only the later page is shown.
 */
export function mergePages(shown: ActivityPage, read: ActivityPage): ActivityPage {
  const newest = shown.rows[0]?.id ?? 0;
  const oldestRead = read.rows.at(-1)?.id ?? 0;
  if (read.next !== null && oldestRead > newest) return read;
  const rows = new Map([...shown.rows, ...read.rows].map((row) => [row.id, row]));
  const oldestShown = shown.rows.at(-1)?.id ?? Infinity;
  return {
    rows: [...rows.values()].toSorted((one, other) => other.id - one.id),
    next: oldestRead < oldestShown ? read.next : shown.next,
  };
}
