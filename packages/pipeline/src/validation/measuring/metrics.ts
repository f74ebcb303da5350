import { toContentStems, type PhrasePlace } from '@headway/text/words';
import type { Term } from '../../protocol/article.ts';
import { findOpenQuestions } from './find-open-questions.ts';
import type { Paragraph } from '../subject/paragraph.ts';
import { measureStyle, type Style } from './measure-style.ts';
import { findSubstance, type Substance } from './substance.ts';
import type { Subject } from '../subject/subject.ts';
import { toUsualRange } from './usual-range.ts';

/** The measures of an article. Shares are 0 to 1. */
export interface Metrics extends Style {
  words: number;
  /** What of the text is an article about the keyword. */
  substance: Substance;
  /** The team's own terms, and those of the pages that it does not ignore. */
  terms: Term[];
  headings: number;
  /** The share of section headings with a word of the keyword. */
  headingsWithKeyword: number;
  /** Occurrences of the keyword per word of the text. */
  density: number;
  longestParagraph: number;
  longestSection: number;
  titleHasKeyword: boolean;
  openQuestions: string[];
  /** The share of the words that people have written since an extractive draft; null for a model's draft. */
  ownShare: number | null;
}

function share<T>(items: readonly T[], test: (item: T) => boolean): number {
  return items.length === 0 ? 0 : items.filter(test).length / items.length;
}

/** Measures an article once, for the score and the checks. */
export function measure(subject: Subject): Metrics {
  const { draft, sections, paragraphs, analysis, words, language } = subject;
  const sentences = paragraphs.flatMap((paragraph) => paragraph.sentences);
  const body = sections.flatMap((section) => [...section.paragraphs, ...section.cells]);
  const bodyWords = body.reduce((sum, paragraph) => sum + paragraph.words.length, 0);
  const headings = sections.map(({ heading }) => subject.readText(heading ?? ''));
  const keyword = analysis.terms.length;
  const titlePhrases = subject.readText(draft.title).phrases;
  const contentKeyword = subject.keywordStems();
  const inner = sections.filter(({ level }) => level >= 2);
  const substance = findSubstance(subject);
  return {
    words,
    substance,
    terms: countTerms(subject, [...body, ...headings]),
    headings: inner.length,
    headingsWithKeyword: share(inner, ({ heading }) => {
      const own = new Set(toContentStems(heading ?? '', language));
      return contentKeyword.some((stem) => own.has(stem));
    }),
    density: bodyWords === 0 ? 0 : (countPhrases(body).get(keyword) ?? 0) / bodyWords,
    ...measureStyle(sentences, language),
    longestParagraph: toLargest(paragraphs.map((paragraph) => paragraph.words.length)),
    longestSection: toLargest(sections.map((section) => section.words)),
    titleHasKeyword: titlePhrases.some(({ phrase }) => phrase === keyword),
    openQuestions: findOpenQuestions(analysis.questions, substance, language),
    ownShare: toOwnShare(subject),
  };
}

/** No use of a team's own term is too few or too many. */
const ANY_USE = { low: 0, high: 1000 };

/** Counts the team's own terms, and those of the pages that it does not ignore. */
function countTerms({ analysis, chosenTerms, words }: Subject, paragraphs: readonly Paragraph[]): Term[] {
  const { added, findAdded, isIgnored } = chosenTerms;
  const [counts, addedCounts] = [countPhrases(paragraphs), countPhrases(paragraphs, findAdded)];
  return [
    ...added.map((term, index) => ({
      term,
      ...toUsualRange(ANY_USE, words),
      count: addedCounts.get(index) ?? 0,
      isAdded: true,
    })),
    ...analysis.terms
      .map((statistic, index) => ({
        term: statistic.term,
        ...toUsualRange(statistic, words),
        count: counts.get(index) ?? 0,
      }))
      .filter(({ term }) => !isIgnored(term)),
  ];
}

/** How often each phrase occurs in paragraphs. */
function countPhrases(
  paragraphs: readonly Paragraph[],
  toPlaces: (paragraph: Paragraph) => readonly PhrasePlace[] = ({ phrases }) => phrases,
): Map<number, number> {
  const counts = new Map<number, number>();
  for (const paragraph of paragraphs) {
    for (const { phrase } of toPlaces(paragraph)) counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
  }
  return counts;
}

function toOwnShare({ draft, isEdited, paragraphs, authorship }: Subject): number | null {
  if (draft.method === 'model') return null;
  if (!isEdited) return 0;
  let [all, own] = [0, 0];
  const countOf = authorship();
  for (const paragraph of paragraphs) {
    const count = countOf(paragraph);
    all += count.all;
    own += count.own;
  }
  return all === 0 ? 0 : own / all;
}

/** The largest number. `Math.max` cannot take as many arguments as a text has paragraphs. */
function toLargest(numbers: readonly number[]): number {
  return numbers.reduce((largest, number) => Math.max(largest, number), 0);
}
