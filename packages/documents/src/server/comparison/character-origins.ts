import type { Authorship } from '../../protocol/comparison.ts';
import type { AuthoredRange, AuthorshipLedger } from '../log/authorship-ledger.ts';
import type { CharacterRun } from '../article/read-article.ts';

/** Adjacent characters with the same author; `null` if the author is unknown. */
interface Origin {
  length: number;
  by: Authorship | null;
}

/** Finds the authors of `length` characters from `offset` on in the text of an article. */
export type CharacterOrigins = (offset: number, length: number) => Origin[];

/** Combines which client wrote each character with who used that client. */
export function createCharacterOrigins(runs: CharacterRun[], ledger: AuthorshipLedger): CharacterOrigins {
  const ranges = ledger.ranges();
  const starts: number[] = [];
  let textLength = 0;
  for (const { length } of runs) {
    starts.push(textLength);
    textLength += length;
  }
  return (offset, length) => {
    const found: Origin[] = [];
    let at = offset;
    while (at < offset + length) {
      const index = findLast(starts, (start) => start <= at);
      const [run, start] = [runs[index], starts[index]];
      if (!run || start === undefined || at >= textLength) break;
      const left = Math.min(start + run.length, offset + length) - at;
      const origin = findOrigin(ranges.get(run.client) ?? [], run.clock + at - start, left);
      const last = found.at(-1);
      if (last && isSame(last.by, origin.by)) last.length += origin.length;
      else found.push(origin);
      at += origin.length;
    }
    return at < offset + length ? [...found, { length: offset + length - at, by: null }] : found;
  };
}

/** The author of the first of these characters, and how many of them have the same author. */
function findOrigin(ranges: readonly AuthoredRange[], clock: number, length: number): Origin {
  const index = findLast(ranges, (range) => range.clock <= clock);
  const range = ranges[index];
  if (!range || clock >= range.clock + range.length) {
    return { length: Math.min(length, (ranges[index + 1]?.clock ?? Infinity) - clock), by: null };
  }
  const { origin, userId } = range;
  return { length: Math.min(length, range.clock + range.length - clock), by: { origin, userId } };
}

function isSame(one: Authorship | null, other: Authorship | null): boolean {
  return one?.origin === other?.origin && one?.userId === other?.userId;
}

/** The last index for which `holds` is true, if it is true for all before; -1 if there is none. Binary search. */
function findLast<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && holds(item)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
