import { diffArrays } from 'diff';

/** A part of two sequences: `from[fromStart..fromEnd]` equals, or was replaced by, `to[toStart..toEnd]`. */
export interface Stretch {
  isSame: boolean;
  fromStart: number;
  fromEnd: number;
  toStart: number;
  toEnd: number;
}

/** Insertions and deletions between two unique keys. Beyond this many, everything between them counts as different. */
const MAX_EDITS = 300;

/** Splits two sequences into stretches that are equal and stretches that differ, alternately. */
export function align(from: readonly string[], to: readonly string[]): Stretch[] {
  const stretches: Stretch[] = [];
  let [fromEnd, toEnd] = [0, 0];
  const append = (fromNext: number, toNext: number, isSame: boolean) => {
    if (fromNext === fromEnd && toNext === toEnd) return;
    const last = stretches.at(-1);
    if (last?.isSame === isSame) {
      last.fromEnd = fromNext;
      last.toEnd = toNext;
    } else {
      stretches.push({ isSame, fromStart: fromEnd, fromEnd: fromNext, toStart: toEnd, toEnd: toNext });
    }
    [fromEnd, toEnd] = [fromNext, toNext];
  };
  for (const [fromIndex, toIndex] of findMatches(from, to)) {
    append(fromIndex, toIndex, false);
    append(fromIndex + 1, toIndex + 1, true);
  }
  append(from.length, to.length, false);
  return stretches;
}

/** Pairs of positions with the same key, both rising. */
function findMatches(from: readonly string[], to: readonly string[]): [number, number][] {
  const shortest = Math.min(from.length, to.length);
  let head = 0;
  while (head < shortest && from[head] === to[head]) head += 1;
  let tail = 0;
  while (tail < shortest - head && from.at(-1 - tail) === to.at(-1 - tail)) tail += 1;
  const matches: [number, number][] = [];
  for (let index = 0; index < head; index += 1) matches.push([index, index]);
  matches.push(...findInside(from.slice(head, from.length - tail), to.slice(head, to.length - tail), head));
  for (let index = tail; index > 0; index -= 1) matches.push([from.length - index, to.length - index]);
  return matches;
}

/** The matches between the common beginning, which is `offset` long, and the common end. */
function findInside(from: readonly string[], to: readonly string[], offset: number): [number, number][] {
  const matches: [number, number][] = [];
  let [fromStart, toStart] = [0, 0];
  const findBetween = (fromEnd: number, toEnd: number) => {
    const between = findShortest(from.slice(fromStart, fromEnd), to.slice(toStart, toEnd));
    for (const [fromAt, toAt] of between) {
      matches.push([offset + fromStart + fromAt, offset + toStart + toAt]);
    }
  };
  for (const [fromAt, toAt] of findAnchors(from, to)) {
    findBetween(fromAt, toAt);
    matches.push([offset + fromAt, offset + toAt]);
    [fromStart, toStart] = [fromAt + 1, toAt + 1];
  }
  findBetween(from.length, to.length);
  return matches;
}

/** The longest list of keys that both have exactly once, in the same order. They split long sequences into short ones. */
function findAnchors(from: readonly string[], to: readonly string[]): [number, number][] {
  const places = toPlaces(to);
  const pairs = [...toPlaces(from)].flatMap(([key, fromAt]): [number, number][] => {
    const toAt = places.get(key);
    return fromAt === REPEATED || toAt === undefined || toAt === REPEATED ? [] : [[fromAt, toAt]];
  });
  return longestRising(pairs);
}

const REPEATED = -1;

/** Where each key is, in the order in which they first occur. */
function toPlaces(keys: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  for (const [index, key] of keys.entries()) places.set(key, places.has(key) ? REPEATED : index);
  return places;
}

/** The longest subsequence whose second numbers rise, of pairs whose first numbers rise. */
function longestRising(pairs: readonly [number, number][]): [number, number][] {
  interface Chain {
    pair: [number, number];
    before: Chain | undefined;
  }
  // for each length, the chain with the lowest last number
  const chains: Chain[] = [];
  for (const pair of pairs) {
    let [low, high] = [0, chains.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((chains[middle]?.pair[1] ?? Infinity) < pair[1]) low = middle + 1;
      else high = middle;
    }
    chains[low] = { pair, before: chains[low - 1] };
  }
  const rising: [number, number][] = [];
  for (let chain = chains.at(-1); chain; chain = chain.before) rising.push(chain.pair);
  return rising.toReversed();
}

/** The matches of the shortest edit script. Keys that only one sequence has are left out of the search. */
function findShortest(from: readonly string[], to: readonly string[]): [number, number][] {
  if (from.length === 0 || to.length === 0) return [];
  const [fromKeys, toKeys] = [new Set(from), new Set(to)];
  const fromCommon = [...from.entries()].filter(([, key]) => toKeys.has(key));
  const toCommon = [...to.entries()].filter(([, key]) => fromKeys.has(key));
  const changes = diffArrays(
    fromCommon.map(([, key]) => key),
    toCommon.map(([, key]) => key),
    { maxEditLength: MAX_EDITS },
  );
  const matches: [number, number][] = [];
  let [fromIndex, toIndex] = [0, 0];
  for (const { added, removed, count } of changes ?? []) {
    for (let step = 0; step < count; step += 1) {
      const [fromAt, toAt] = [fromCommon[fromIndex]?.[0], toCommon[toIndex]?.[0]];
      if (!added) fromIndex += 1;
      if (!removed) toIndex += 1;
      if (!added && !removed && fromAt !== undefined && toAt !== undefined) matches.push([fromAt, toAt]);
    }
  }
  return matches;
}
