import type { ScorePart } from '../../protocol/article.ts';
import { findOpenQuestions } from '../measuring/find-open-questions.ts';
import type { Metrics } from '../measuring/metrics.ts';
import type { Subject } from '../subject/subject.ts';
import { toPart } from './score-part.ts';

const EARLY_WORDS = 120;

/** Which questions of the pages the article answers, and whether it says early what the keyword is. */
export function scoreQuestions({ analysis, language, keywordStems }: Subject, metrics: Metrics): ScorePart {
  const { substance } = metrics;
  const { questions } = analysis;
  const open = findOpenQuestions(
    questions,
    substance.sections.map(({ heading }) => heading),
    substance.sentences,
    language,
  );
  let words = 0;
  const early = substance.sentences.filter((sentence) => (words += sentence.words) <= EARLY_WORDS);
  const stems = new Set(early.flatMap(({ contentStems }) => [...contentStems]));
  const isEarly =
    early.length > 0 &&
    keywordStems().every((stem) => stems.has(stem)) &&
    (language.isDefining === null || early.some(({ text }) => language.isDefining?.(text)));
  const { length } = questions;
  const answered =
    length === 0 ? 'No questions found' : `${length - metrics.openQuestions.length} of ${length} questions`;
  const earlyShare = isEarly ? 1 : 0;
  return toPart({
    id: 'questions',
    label: 'Questions',
    max: length === 0 ? 4 : 10,
    share: length === 0 ? earlyShare : 0.6 * (1 - open.length / length) + 0.4 * earlyShare,
    detail: `${answered}; ${isEarly ? 'the answer comes early' : 'no early answer'}`,
  });
}
