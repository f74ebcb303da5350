import type { ScorePart } from '../../protocol/article.ts';
import type { Metrics } from '../measuring/metrics.ts';
import { EARLY_WORDS } from '../measuring/style-limits.ts';
import type { Subject } from '../subject/subject.ts';
import { toPart } from './score-part.ts';
import { POINTS, WEIGHTS } from './score-weights.ts';

/** Which questions of the pages the article answers, and whether it says early what the keyword is. */
export function scoreQuestions(
  { analysis, language, keywordStems }: Subject,
  { substance, openQuestions }: Metrics,
): ScorePart {
  const { length } = analysis.questions;
  const early = substance.paragraphs
    .flatMap(({ unique }) => unique)
    .flatMap(({ sentence, inText }) => (inText <= EARLY_WORDS ? [sentence] : []));
  const stems = new Set(early.flatMap(({ contentStems }) => [...contentStems]));
  const isEarly =
    early.length > 0 &&
    keywordStems().every((stem) => stems.has(stem)) &&
    (language.isDefining === null || early.some(({ text }) => language.isDefining?.(text)));
  const answered = length - openQuestions.length;
  const earlyShare = isEarly ? 1 : 0;
  return toPart({
    id: 'questions',
    label: 'Questions',
    max: length === 0 ? POINTS.questions * WEIGHTS.questions.early : POINTS.questions,
    share:
      length === 0
        ? earlyShare
        : (WEIGHTS.questions.answered * answered) / length + WEIGHTS.questions.early * earlyShare,
    detail: `${length === 0 ? 'No questions found' : `${answered} of ${length} questions`}; ${isEarly ? 'the answer comes early' : 'no early answer'}`,
  });
}
