import type { Change, ComparedBlock, ComparedNode } from '../../protocol/comparison.ts';
import type { Breath } from './breath.ts';
import type { CharacterOrigins } from './character-origins.ts';
import { compareText, toAdded, toChanged } from './compare-text.ts';
import { pairBlocks, type BlockPair } from './pair-blocks.ts';
import { isTextBlock, type WrittenBlock, type WrittenNode } from '../article/written-node.ts';

/** What a comparison needs besides the two articles. */
export interface ComparisonContext {
  /** Who wrote the characters of the newer article. */
  origins: CharacterOrigins;
  breath: Breath;
}

/** Compares two articles: blocks are equal, added, removed, or compared word by word. */
export async function compareArticles(
  from: readonly WrittenBlock[],
  to: readonly WrittenBlock[],
  context: ComparisonContext,
): Promise<ComparedBlock[]> {
  return comparePairs(await pairBlocks(from, to, context.breath), context);
}

async function comparePairs(
  pairs: readonly BlockPair[],
  context: ComparisonContext,
): Promise<ComparedBlock[]> {
  const compared: ComparedBlock[] = [];
  for (const pair of pairs) {
    compared.push(...(await comparePair(pair, context)));
    await context.breath();
  }
  return compared;
}

async function comparePair({ from, to }: BlockPair, context: ComparisonContext): Promise<ComparedBlock[]> {
  const { origins } = context;
  if (!to) return from ? [toWhole(from, origins, 'removed')] : [];
  if (!from) return [toWhole(to, origins, 'added')];
  if (from.key === to.key) return [toWhole(to, origins)];
  if (isTextBlock(from) !== isTextBlock(to) || from.children.length === 0 || to.children.length === 0) {
    return [toWhole(from, origins, 'removed'), toWhole(to, origins, 'added')];
  }
  const isRestyled = from.type !== to.type || JSON.stringify(from.attrs) !== JSON.stringify(to.attrs);
  const content = isTextBlock(to)
    ? compareText(from, to, origins)
    : await comparePairs(await pairChildren(from, to, context.breath), context);
  return [toBlock(to, content, isRestyled ? 'restyled' : undefined)];
}

async function pairChildren(from: WrittenBlock, to: WrittenBlock, breath: Breath): Promise<BlockPair[]> {
  const [before, after] = [toBlocks(from.children), toBlocks(to.children)];
  // cells of rows with the same number of columns are paired by their place
  const isRow = to.type === 'tableRow' && before.length === after.length;
  // the only text of a cell or an item is compared with its old text, however little of it is left
  const [only, other] = [before[0], after[0]];
  const isOnly = before.length === 1 && after.length === 1 && only && other;
  if (isRow || (isOnly && isTextBlock(only) && isTextBlock(other))) {
    return before.map((block, index) => ({ from: block, to: after[index] ?? null }));
  }
  return pairBlocks(before, after, breath);
}

function toWhole(block: WrittenBlock, origins: CharacterOrigins, change?: Change): ComparedBlock {
  const content = isTextBlock(block)
    ? change === 'added'
      ? toAdded(block.children, origins)
      : toChanged(block.children, change)
    : toBlocks(block.children).map((child) => toWhole(child, origins, change));
  return toBlock(block, content, change);
}

function toBlock({ type, attrs }: WrittenBlock, content: ComparedNode[], change?: Change): ComparedBlock {
  return {
    type,
    ...(Object.values(attrs).some((value) => value !== undefined) && { attrs }),
    ...(change && { change }),
    ...(content.length > 0 && { content }),
  };
}

function toBlocks(nodes: WrittenNode[]): WrittenBlock[] {
  return nodes.filter((node) => node.type !== 'text');
}
