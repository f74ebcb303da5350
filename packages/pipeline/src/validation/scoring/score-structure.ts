import { toFigure, toPercent, toRange } from '@headway/ground';
import type { ScorePart } from '../../protocol/article.ts';
import type { Benchmark } from '../measuring/benchmark.ts';
import { measureArrangement } from '../measuring/arrangement.ts';
import type { Metrics } from '../measuring/metrics.ts';
import type { Subject } from '../subject/subject.ts';
import { inRange, toPart } from './score-part.ts';
import { POINTS, WEIGHTS } from './score-weights.ts';

/** Whether the text is as long as the pages, and stands in short paragraphs and sections beneath headings of its own. */
export function scoreStructure(
  { language }: Subject,
  { substance, words, headings }: Metrics,
  benchmark: Benchmark,
): ScorePart {
  const arranged = measureArrangement(substance, language);
  return toPart({
    id: 'structure',
    label: 'Structure',
    max: POINTS.structure,
    share:
      WEIGHTS.structure.length * inRange(substance.words, benchmark.words.low, benchmark.words.high) +
      WEIGHTS.structure.arrangement * arranged,
    detail: `${toFigure(words)} words, ${headings} headings; ${toPercent(arranged)} of the words in short paragraphs beneath a heading that they answer`,
    benchmark: `${benchmark.pages} pages, ${toRange(benchmark.words.low, benchmark.words.high)} words`,
  });
}
