/** A card in the margin: its preferred top and its height, in pixels. */
export interface MarginItem {
  id: string;
  /** Top of the passage that it is about. */
  desired: number;
  height: number;
}

/** Where the cards are placed, and which cards do not fit. */
export interface MarginLayout {
  /** The top of each placed card, by id. */
  tops: ReadonlyMap<string, number>;
  /** Cards before the placed ones that do not fit, in order. A row at the start counts them. */
  above: readonly string[];
  /** Cards after the placed ones that do not fit, in order. A row at `belowTop` counts them. */
  below: readonly string[];
  belowTop: number;
}

interface MarginSpace {
  start: number;
  /** Bottom limit for all cards but the current one. */
  end: number;
  current: string | null;
  /** How far the current card may be placed below its passage, in pixels. Default `LAG`. */
  lag?: number;
}

export const GAP = 10;
/** Height of the row that counts the cards that do not fit. */
export const ROW = 32;
/** How far the current card may be placed below its passage to keep the cards before it visible. */
export const LAG = 96;

/**
 * Places cards beside the text, each as near to its passage as its neighbors allow, without overlap. The current card
 * is level with its passage: cards before it move up, cards after it move down. Cards that do not fit between `start`
 * and `end` are left out.
 *
 * @param items In the order of their passages.
 */
export function layoutThreads(
  items: readonly MarginItem[],
  { start, end, current, lag = LAG }: MarginSpace,
): MarginLayout {
  const at = Math.max(
    0,
    items.findIndex(({ id }) => id === current),
  );
  const own = items[at];
  if (!own) return { tops: new Map(), above: [], below: [], belowTop: start };
  const before = items.slice(0, at);
  const after = items.slice(at + 1);

  const needed = start + before.reduce((sum, { height }) => sum + height + GAP, 0);
  const isRoomy = needed - Math.max(own.desired, start) <= lag;
  const least = isRoomy ? start : start + ROW + GAP;
  const top = Math.max(own.desired, isRoomy ? needed : least);

  const above = isRoomy ? [] : before.slice(0, countLeftOut(before, top - least));
  const kept = before.slice(above.length);
  const tops = new Map(liftAbove(kept, stack(kept, least), top));
  tops.set(own.id, top);

  let free = top + own.height + GAP;
  let standing = 0;
  for (const [index, one] of stack(after, free).entries()) {
    const { id, height } = after[index] ?? own;
    if (one + height > end) break;
    tops.set(id, one);
    free = one + height + GAP;
    standing = index + 1;
  }
  return {
    tops,
    above: above.map(({ id }) => id),
    below: after.slice(standing).map(({ id }) => id),
    belowTop: free,
  };
}

/** The tops of cards from first to last, each as near to its passage as the cards before it allow. */
function stack(items: readonly MarginItem[], start: number): number[] {
  let free = start;
  return items.map(({ desired, height }) => {
    const top = Math.max(desired, free);
    free = top + height + GAP;
    return top;
  });
}

/** Moves cards up until they end above the next card. */
function liftAbove(items: readonly MarginItem[], tops: readonly number[], limit: number): [string, number][] {
  let ceiling = limit;
  return items
    .map(({ id, height }, index) => ({ id, height, top: tops[index] ?? limit }))
    .toReversed()
    .map(({ id, height, top }): [string, number] => {
      ceiling = Math.min(top, ceiling - height - GAP);
      return [id, ceiling];
    });
}

/** How many of the first cards do not fit into this height when the last cards are placed first. */
function countLeftOut(items: readonly MarginItem[], room: number): number {
  let left = room;
  const last = items.findLastIndex(({ height }) => {
    left -= height + GAP;
    return left < 0;
  });
  return last + 1;
}
