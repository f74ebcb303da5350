import { toPercent } from '@headway/ground';
import type { ScorePart } from '../../protocol/article.ts';
import type { Benchmark } from '../measuring/benchmark.ts';
import { measureStyle } from '../measuring/measure-style.ts';
import type { Metrics } from '../measuring/metrics.ts';
import { EASIEST, LEAST_TRANSITIONS, MOST_LONG_SENTENCES, MOST_PASSIVE } from '../measuring/style-limits.ts';
import type { Subject } from '../subject/subject.ts';
import { atMost, inRange, toPart } from './score-part.ts';
import { POINTS, WEIGHTS } from './score-weights.ts';

/**
 * How easily the article reads, by the rules of its language: its sentences, in their share of the text. Without that share,
 * text that takes a hard sentence out of the article would raise the score.
 */
export function scoreReadability({ language }: Subject, metrics: Metrics, benchmark: Benchmark): ScorePart {
  const { substance } = metrics;
  const style = measureStyle(substance.sentences, language);
  const floor = benchmark.readability?.low ?? null;
  const measured: [weight: number, share: number][] = [
    [WEIGHTS.readability.longSentences, atMost(style.longSentences, MOST_LONG_SENTENCES)],
  ];
  if (style.readability !== null && floor !== null)
    measured.push([WEIGHTS.readability.formula, inRange(style.readability, floor, EASIEST)]);
  if (style.passive !== null)
    measured.push([WEIGHTS.readability.passive, atMost(style.passive, MOST_PASSIVE)]);
  if (style.transitions !== null)
    measured.push([WEIGHTS.readability.transitions, inRange(style.transitions, LEAST_TRANSITIONS, 1)]);
  const weights = measured.reduce((sum, [weight]) => sum + weight, 0);
  const reached = measured.reduce((sum, [weight, share]) => sum + weight * share, 0);
  const ease =
    metrics.readability === null
      ? ''
      : `${language.readability?.name ?? ''} ${Math.round(metrics.readability)}, `;
  return toPart({
    id: 'readability',
    label: 'Readability',
    max: POINTS.readability * weights,
    share: substance.sentences.length === 0 ? 0 : (substance.sound.value * reached) / weights,
    detail: `${ease}${toPercent(metrics.longSentences)} long sentences`,
    ...(floor !== null && {
      benchmark: `${benchmark.pages} pages, ${language.readability?.name ?? ''} from ${floor}`,
    }),
  });
}
