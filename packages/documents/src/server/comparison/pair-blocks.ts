import { align } from './align.ts';
import type { Breath } from './breath.ts';
import { toTokens } from './to-tokens.ts';
import { isTextBlock, type WrittenBlock } from '../article/written-node.ts';

/** Two blocks that belong together. `to` is `null` for a removed block, `from` for an added one. */
export interface BlockPair {
  from: WrittenBlock | null;
  to: WrittenBlock | null;
}

const LISTS = new Set(['bulletList', 'orderedList']);
const CELLS = new Set(['tableHeader', 'tableCell']);

/** Two blocks count as one that was edited if they share more than this fraction of their words. */
const ALIKE = 0.4;
/** From this fraction on, no further candidates are compared. */
const SURELY = 0.75;
/** How many added blocks are compared with a removed one. More costs time in proportion. */
const REACH = 12;

/** Pairs the blocks of two articles, or of one part of both, in one common order. */
export async function pairBlocks(
  from: readonly WrittenBlock[],
  to: readonly WrittenBlock[],
  breath: Breath,
): Promise<BlockPair[]> {
  const stretches = align(
    from.map(({ key }) => key),
    to.map(({ key }) => key),
  );
  const pairs: BlockPair[] = [];
  for (const { isSame, fromStart, fromEnd, toStart, toEnd } of stretches) {
    const [before, after] = [from.slice(fromStart, fromEnd), to.slice(toStart, toEnd)];
    if (isSame) pairs.push(...before.map((block, index) => ({ from: block, to: after[index] ?? null })));
    else pairs.push(...(await pairAlike(before, after, breath)));
  }
  return pairs;
}

async function pairAlike(
  from: readonly WrittenBlock[],
  to: readonly WrittenBlock[],
  breath: Breath,
): Promise<BlockPair[]> {
  const bags = new Map<WrittenBlock, Bag>();
  const bagOf = (block: WrittenBlock) => {
    const bag = bags.get(block) ?? toBag(block);
    bags.set(block, bag);
    return bag;
  };
  const pairs: BlockPair[] = [];
  let next = 0;
  for (const block of from) {
    await breath();
    let [best, bestLikeness] = [-1, ALIKE];
    for (let at = next; at < Math.min(next + REACH, to.length) && bestLikeness < SURELY; at += 1) {
      const candidate = to[at];
      if (!candidate || !isOfKind(block, candidate)) continue;
      const likeness = toLikeness(bagOf(block), bagOf(candidate));
      if (likeness > bestLikeness) [best, bestLikeness] = [at, likeness];
    }
    if (best === -1) {
      pairs.push({ from: block, to: null });
      continue;
    }
    for (const added of to.slice(next, best)) pairs.push({ from: null, to: added });
    pairs.push({ from: block, to: to[best] ?? null });
    next = best + 1;
  }
  for (const added of to.slice(next)) pairs.push({ from: null, to: added });
  return pairs;
}

function isOfKind(one: WrittenBlock, other: WrittenBlock): boolean {
  if (one.type === other.type || (isTextBlock(one) && isTextBlock(other))) return true;
  return [LISTS, CELLS].some((kind) => kind.has(one.type) && kind.has(other.type));
}

interface Bag {
  counts: ReadonlyMap<string, number>;
  size: number;
}

function toBag({ text }: WrittenBlock): Bag {
  const counts = new Map<string, number>();
  let size = 0;
  for (const word of toTokens(text)) {
    if (word.trim() === '') continue;
    counts.set(word, (counts.get(word) ?? 0) + 1);
    size += 1;
  }
  return { counts, size };
}

/** The fraction of words that both have, 0 to 1. */
function toLikeness(one: Bag, other: Bag): number {
  if (one.size + other.size === 0) return 0;
  const [small, large] = one.counts.size < other.counts.size ? [one, other] : [other, one];
  let common = 0;
  for (const [word, count] of small.counts) common += Math.min(count, large.counts.get(word) ?? 0);
  return (2 * common) / (one.size + other.size);
}
