import type { Measures } from '../protocol/article.ts';
import { toBenchmark } from './measuring/benchmark.ts';
import type { Metrics } from './measuring/metrics.ts';
import type { Subject } from './subject/subject.ts';

const MAX_OUTLINE = 200;
/** The upper bound of each class of sentences, in words. A sentence over 20 words is long. */
const SENTENCE_CLASSES = [5, 10, 15, 20, 25, 30];

/** The measures that writers see besides the score. */
export function toMeasures(subject: Subject, { readability, openQuestions }: Metrics): Measures {
  const { analysis, sections, paragraphs, language } = subject;
  const benchmark = toBenchmark(subject);
  const open = new Set(openQuestions);
  return {
    pageWords: benchmark.words,
    readability: readability === null ? null : Math.round(readability),
    ...(language.readability && { readabilityFormula: language.readability.name }),
    pageReadability: benchmark.readability,
    sentenceLengths: toSentenceLengths(
      paragraphs.flatMap(({ sentences }) => sentences.map(({ words }) => words)),
    ),
    outline: sections
      .flatMap(({ heading, level, words }) => (heading === null ? [] : [{ level, heading, words }]))
      .slice(0, MAX_OUTLINE),
    questions: analysis.questions.map(({ question }) => ({ question, isAnswered: !open.has(question) })),
  };
}

function toSentenceLengths(lengths: readonly number[]): Measures['sentenceLengths'] {
  return [...SENTENCE_CLASSES, null].map((to, i) => {
    const from = (SENTENCE_CLASSES[i - 1] ?? 0) + 1;
    const isOf = (length: number): boolean => length >= from && (to === null || length <= to);
    return { from, to, sentences: lengths.filter(isOf).length };
  });
}
