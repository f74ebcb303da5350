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
  const tops: number[] = [];
  let free = start;
  for (const item of items) {
    const top = Math.max(item.desired, free);
    tops.push(top);
    free = top + item.height + GAP;
  }
  const pulled = items.findIndex(({ id }) => id === current);
  pullUp(items, tops, { start, pulled });
  return new Map(items.map(({ id }, index) => [id, tops[index] ?? start]));
}

/** Moves the current card up to its passage, the ones before it out of its way, and the ones after it up behind it. */
function pullUp(
  items: readonly MarginItem[],
  tops: number[],
  { start, pulled }: { start: number; pulled: number },
): void {
  const own = items[pulled];
  const top = tops[pulled];
  if (!own || top === undefined) return;
  const before = items.slice(0, pulled);
  const least = before.reduce((sum, { height }) => sum + height + GAP, start);
  let ceiling = Math.max(Math.min(top, own.desired), least);
  let free = ceiling;
  for (const [index, item] of items.entries()) {
    if (index < pulled) continue;
    tops[index] = index === pulled ? ceiling : Math.max(item.desired, free);
    free = (tops[index] ?? free) + item.height + GAP;
  }
  for (let index = pulled - 1; index >= 0; index -= 1) {
    ceiling -= (items[index]?.height ?? 0) + GAP;
    tops[index] = Math.min(tops[index] ?? ceiling, ceiling);
    ceiling = tops[index] ?? ceiling;
  }
}
