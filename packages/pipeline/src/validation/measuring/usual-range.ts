import type { TermStatistic } from '../../protocol/stage-outputs.ts';

/**
 * How often a term is usual in a text of some words, by its uses per 1,000 words on the pages. Every text may use a term
 * twice, and must use it once.
 */
export function toUsualRange(
  { low, high }: Pick<TermStatistic, 'low' | 'high'>,
  words: number,
): { low: number; high: number } {
  return {
    low: Math.max(1, Math.floor((low * words) / 1000)),
    high: Math.max(2, Math.ceil((high * words) / 1000)),
  };
}
