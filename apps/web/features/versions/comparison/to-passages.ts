import type { ComparedBlock, ComparedNode } from '@headway/documents/protocol';
import { groupRuns } from '../group-runs.ts';

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
  return groupRuns(blocks, (_block, index) =>
    changed.slice(Math.max(index - CONTEXT, 0), index + CONTEXT + 1).some(Boolean),
  ).map(({ key, items, start }) => ({ isShown: key, blocks: items, start }));
}

/** Whether text in it was added, removed or restyled. */
export function hasChange(node: ComparedNode): boolean {
  if (node.change !== undefined) return true;
  return node.type !== 'text' && (node.content ?? []).some(hasChange);
}
