import type { ComparedBlock, ComparedNode } from '@headway/documents/protocol';

/** Blocks that follow each other: shown, or left out because nothing changed in them. */
export interface Passage {
  isShown: boolean;
  blocks: readonly ComparedBlock[];
  /** Where it begins in the article. */
  start: number;
}

/** So many blocks before and after a change are shown with it. */
const CONTEXT = 1;

/** An article as the passages around its changes, and what is between them. */
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

/** Was anything in it added, removed or restyled? */
export function hasChange(node: ComparedNode): boolean {
  if (node.change !== undefined) return true;
  return node.type !== 'text' && (node.content ?? []).some(hasChange);
}
