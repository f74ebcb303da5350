import type { ScorePart } from '../../protocol/article.ts';
import type { Benchmark } from '../measuring/benchmark.ts';
import type { Metrics } from '../measuring/metrics.ts';
import { toUsualRange } from '../measuring/usual-range.ts';
import type { Subject } from '../subject/subject.ts';
import { toPart } from './score-part.ts';
import { POINTS } from './score-weights.ts';

/** How often the sentences of the article have each term of the pages, by its index, and the keyword, by the number of terms. */
export function countTerms({ substance }: Pick<Metrics, 'substance'>): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { phrases } of substance.sentences) {
    for (const phrase of phrases) counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
  }
  return counts;
}

/** An article in the author's own words has a fifth to a half of the terms: half of them give 7 of 8 points, a fifth gives half. */
function toShare(reached: number): number {
  return 1 - (1 - reached) ** 3;
}

/** Which terms of the pages, without those that the team ignores, the article has, and whether as often as they do. */
export function scoreTerms(
  { analysis, chosenTerms }: Subject,
  metrics: Metrics,
  benchmark: Benchmark,
): ScorePart {
  const terms = analysis.terms
    .map((term, index) => ({ ...term, index }))
    .filter(({ term }) => !chosenTerms.isIgnored(term));
  const total = terms.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0)
    return toPart({
      id: 'terms',
      label: 'Term coverage',
      max: 0,
      share: 0,
      detail: 'no common terms found',
    });
  const counts = countTerms(metrics);
  let [reached, used] = [0, 0];
  for (const { index, weight, ...statistic } of terms) {
    const count = counts.get(index) ?? 0;
    const usual = toUsualRange(statistic, metrics.substance.words);
    const saturation = Math.min(1, count / usual.low);
    const overuse = count > 2 * usual.high ? 0.5 : 1;
    reached += weight * saturation * overuse;
    if (count > 0) used += 1;
  }
  return toPart({
    id: 'terms',
    label: 'Term coverage',
    max: POINTS.terms,
    share: toShare(reached / total),
    detail: `${used} of ${terms.length} terms used in sentences`,
    benchmark: `the terms of ${benchmark.pages} pages`,
  });
}
