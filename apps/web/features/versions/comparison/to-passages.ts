import type { ComparedBlock, ComparedNode } from '@headway/documents/protocol';

/** Consecutive blocks: shown, or folded because none of them changed. */
export interface Passage {
  isShown: boolean;
  blocks: readonly ComparedBlock[];
  /** Index of its first block in the article. */
  start: number;
}

/** How many blocks before and after a change are shown. */
const CONTEXT = 1;

/** Splits an article into passages with changes and folded passages between them. */
export function toPassages(blocks: readonly ComparedBlock[]): Passage[] {
  const changed = blocks.map(hasChange);
  const passages: { isShown: boolean; blocks: ComparedBlock[]; start: number }[] = [];
  for (const [index, block] of blocks.entries()) {
    const isShown = changed.slice(Math.max(index - CONTEXT, 0), index + CONTEXT + 1).some(Boolean);
    const last = passages.at(-1);
    if (last?.isShown === isShown) last.blocks.push(block);
    else passages.push({ isShown, blocks: [block], start: index });
  }
  return passages;
}

/** Whether text in it was added, removed or restyled. */
export function hasChange(node: ComparedNode): boolean {
  if (node.change !== undefined) return true;
  return node.type !== 'text' && (node.content ?? []).some(hasChange);
}
