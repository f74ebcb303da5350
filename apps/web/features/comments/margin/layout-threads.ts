/** A card in the margin: where it would like to stand, and how high it is, in pixels. */
export interface MarginItem {
  id: string;
  /** Level with what it is about. */
  desired: number;
  height: number;
}

/** Where cards stand, and which of them there is no room for. */
export interface MarginLayout {
  /** The top of each card that stands, by id. */
  tops: ReadonlyMap<string, number>;
  /** Those before the ones that stand, in order. A row at the start says how many. */
  above: readonly string[];
  /** Those after the ones that stand, in order. A row at `belowTop` says how many. */
  below: readonly string[];
  belowTop: number;
}

interface MarginSpace {
  start: number;
  /** No card but the current one ends further down. */
  end: number;
  current: string | null;
  /** How far the current card may stand beneath its passage, in pixels. Default `LAG`. */
  lag?: number;
}

export const GAP = 10;
/** How high the row is that says how many more there are. */
export const ROW = 32;
/** How far the current card may stand beneath its passage so that all those before it can be seen. */
export const LAG = 96;

/**
 * Where cards stand beside the text, each as near to its passage as its neighbours allow, none over another. The current
 * one stands level with its passage: those before it make room upwards, those after it downwards, and those that find no
 * room between `start` and `end` are left out.
 *
 * @param items in the order of their passages
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

/** The tops of cards one beneath the other, each as near to its passage as those before it allow. */
function stack(items: readonly MarginItem[], start: number): number[] {
  let free = start;
  return items.map(({ desired, height }) => {
    const top = Math.max(desired, free);
    free = top + height + GAP;
    return top;
  });
}

/** Cards that stand as near to where they stood as one beneath them allows. */
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

/** How many of the first cards find no room in this height when the last ones come first. */
function countLeftOut(items: readonly MarginItem[], room: number): number {
  let left = room;
  const last = items.findLastIndex(({ height }) => {
    left -= height + GAP;
    return left < 0;
  });
  return last + 1;
}
