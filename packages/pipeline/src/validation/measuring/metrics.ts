import { toContentStems } from '@headway/text/words';
import type { Term } from '../../protocol/article.ts';
import type { TermStatistic } from '../../protocol/stage-outputs.ts';
import { findOpenQuestions } from './find-open-questions.ts';
import type { Paragraph } from '../subject/paragraph.ts';
import { measureStyle, type Style } from './measure-style.ts';
import { findSubstance, type Substance } from './substance.ts';
import type { Subject } from '../subject/subject.ts';

/** The measures of an article. Shares are 0 to 1. */
export interface Metrics extends Style {
  words: number;
  /** What of the text is an article about the keyword. */
  substance: Substance;
  terms: (Term & Pick<TermStatistic, 'stems' | 'weight'>)[];
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

export function measure(subject: Subject): Metrics {
  const { draft, sections, paragraphs, analysis, words, language } = subject;
  const sentences = paragraphs.flatMap((paragraph) => paragraph.sentences);
  const body = sections.flatMap((section) => [...section.paragraphs, ...section.cells]);
  const bodyWords = body.reduce((sum, paragraph) => sum + paragraph.words.length, 0);
  const counts = countPhrases(body);
  const inHeadings = countPhrases(sections.map(({ heading }) => subject.readText(heading ?? '')));
  const keyword = analysis.terms.length;
  const titlePhrases = subject.readText(draft.title).phrases;
  const contentKeyword = subject.keywordStems();
  const inner = sections.filter(({ level }) => level >= 2);
  const substance = findSubstance(subject);
  return {
    words,
    substance,
    terms: analysis.terms.map(({ term, stems: phrase, weight, low, high }, index) => ({
      term,
      stems: phrase,
      weight,
      low: Math.max(1, Math.floor((low * words) / 1000)),
      high: Math.max(2, Math.ceil((high * words) / 1000)),
      count: (counts.get(index) ?? 0) + (inHeadings.get(index) ?? 0),
    })),
    headings: inner.length,
    headingsWithKeyword: share(inner, ({ heading }) => {
      const own = new Set(toContentStems(heading ?? '', language));
      return contentKeyword.some((stem) => own.has(stem));
    }),
    density: bodyWords === 0 ? 0 : (counts.get(keyword) ?? 0) / bodyWords,
    ...measureStyle(sentences, language),
    longestParagraph: toLargest(paragraphs.map((paragraph) => paragraph.words.length)),
    longestSection: toLargest(sections.map((section) => section.words)),
    titleHasKeyword: titlePhrases.some(({ phrase }) => phrase === keyword),
    openQuestions: findOpenQuestions(analysis.questions, substance, language),
    ownShare: toOwnShare(subject),
  };
}

/** How often each phrase occurs in paragraphs. */
function countPhrases(paragraphs: readonly Paragraph[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { phrases } of paragraphs) {
    for (const { phrase } of phrases) counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
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
