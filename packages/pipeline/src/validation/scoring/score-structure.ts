import { toFigure, toRange } from '@headway/ground';
import type { ScorePart } from '../../protocol/article.ts';
import type { Benchmark } from '../measuring/benchmark.ts';
import type { Metrics } from '../measuring/metrics.ts';
import type { Subject } from '../subject/subject.ts';
import { atMost, inRange, toPart } from './score-part.ts';

/** Whether length, headings, paragraphs and sections are like those of the pages. */
export function scoreStructure(_subject: Subject, metrics: Metrics, benchmark: Benchmark): ScorePart {
  const { substance } = metrics;
  const { words } = benchmark;
  const headings = substance.sections.filter(({ level }) => level >= 2).length;
  const share =
    0.5 * inRange(substance.words, words.low, words.high) +
    0.25 * inRange(headings, benchmark.headings.low, benchmark.headings.high) +
    0.125 * atMost(metrics.longestParagraph, 150) +
    0.125 * atMost(metrics.longestSection, 300);
  return toPart({
    id: 'structure',
    label: 'Structure',
    max: 15,
    share,
    detail: `${toFigure(metrics.words)} words, ${metrics.headings} headings`,
    benchmark: `${benchmark.pages} pages, ${toRange(words.low, words.high)} words`,
  });
}
