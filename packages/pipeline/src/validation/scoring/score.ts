import type { Score } from '../../protocol/stage-outputs.ts';
import { toBenchmark } from '../measuring/benchmark.ts';
import type { Metrics } from '../measuring/metrics.ts';
import type { Subject } from '../subject/subject.ts';
import { scoreOnPage } from './score-on-page.ts';
import { scoreQuestions } from './score-questions.ts';
import { scoreReadability } from './score-readability.ts';
import { scoreSources } from './score-sources.ts';
import { scoreStructure } from './score-structure.ts';
import { scoreSubstance } from './score-substance.ts';
import { scoreTerms } from './score-terms.ts';

const PARTS = [scoreTerms, scoreStructure, scoreReadability, scoreSources, scoreOnPage, scoreQuestions];

/**
 * Computes the content score, 0 to 100: the reached share of the points that can be measured, times the share to which the
 * text is an article about the keyword. All points are measured in the sentences of that article alone, so that nothing
 * else in the text can raise them.
 */
export function toScore(subject: Subject, metrics: Metrics): Score {
  const benchmark = toBenchmark(subject);
  const substance = scoreSubstance(metrics, benchmark);
  const parts = [
    substance.part,
    ...PARTS.map((score) => score(subject, metrics, benchmark)).map((part) => ({
      ...part,
      points: roundTenth(part.points * substance.share),
    })),
  ];
  const points = parts.reduce((sum, part) => sum + part.points, 0);
  const max = parts.reduce((sum, part) => sum + part.max, 0);
  return { total: Math.round((100 * points) / max), parts };
}

function roundTenth(points: number): number {
  return Math.round(points * 10) / 10;
}
