import { toFigure } from '@headway/ground';
import type { ScorePart } from '../../protocol/article.ts';
import type { Benchmark } from '../measuring/benchmark.ts';
import type { Metrics } from '../measuring/metrics.ts';
import { toPart } from './score-part.ts';
import type { Subject } from '../subject/subject.ts';
import type { Shortcoming, Substance } from '../measuring/substance.ts';

const MAX_POINTS = 15;
/** The share of words in sentences of the article at which a text is none, and from which it is one. */
const [NO_ARTICLE, ARTICLE] = [0.2, 0.7];
/** So many words of an article may stand in lists and tables for each word in its sentences. */
const LISTED_PER_WORD = 0.5;
/**
 * The share of articles, prepositions and the like before a word that cannot follow: at most 6 % on the pages of the offline
 * library, at least 20 % in the same words shuffled.
 */
const [FEW_MISPLACED, MANY_MISPLACED] = [0.08, 0.18];
/** In a short text, one such word is chance. */
const CHECKED_LEAST = 10;
/** The share of paragraphs that have the words of the keyword. */
const KEYWORD_PARAGRAPHS = 0.1;
const [LEAST_WORDS, ENOUGH_WORDS] = [150, 400];

const REASONS: Readonly<Record<Shortcoming, string>> = {
  fragment: 'is not a full sentence',
  'other-language': 'is a list of words or not in this language',
  stuffed: 'is only keywords and terms',
  shuffled: 'is not in sentence order',
  repeated: 'repeats an earlier sentence',
  'off-subject': 'is about another subject',
};

/** To which share, 0 to 1, a text is an article about the keyword: in prose, of enough words, not repeating itself. */
export function scoreSubstance(
  subject: Subject,
  { substance }: Metrics,
  benchmark: Benchmark,
): { share: number; part: ScorePart } {
  const share =
    toProseShare(substance) *
    toOrderShare(substance) *
    toKeywordShare(subject, substance) *
    Math.min(1, substance.words / toEnoughWords(benchmark));
  const other = Object.values(substance.otherWords).reduce((sum, words) => sum + words, 0);
  const all = substance.words + substance.listedWords + other;
  const effect = share < 1 ? `; all points count ${Math.floor(share * 100)}%` : '';
  return {
    share,
    part: toPart({
      id: 'substance',
      label: 'An article about the keyword',
      max: MAX_POINTS,
      share,
      detail: `${toFigure(substance.words)} of ${toFigure(all)} words are in sentences about the keyword, without repetition${effect}`,
      benchmark: `the words of ${benchmark.pages} pages and the keyword`,
      places: substance.places.map(({ shortcoming, passage }) => ({ detail: REASONS[shortcoming], passage })),
    }),
  };
}

function toProseShare({ words, otherWords, listedWords }: Substance): number {
  const other = Object.values(otherWords).reduce((sum, count) => sum + count, 0);
  const excess = Math.max(0, listedWords - LISTED_PER_WORD * words);
  const all = words + other + excess;
  return all === 0 ? 0 : toUnit((words / all - NO_ARTICLE) / (ARTICLE - NO_ARTICLE));
}

function toOrderShare({ order: { checked, misplaced } }: Substance): number {
  const rate = misplaced / (checked + CHECKED_LEAST);
  return toUnit((MANY_MISPLACED - rate) / (MANY_MISPLACED - FEW_MISPLACED));
}

function toKeywordShare({ keywordStems }: Subject, substance: Substance): number {
  const keyword = keywordStems();
  if (keyword.length === 0) return 1;
  const having = substance.paragraphs.filter(({ sentences }) =>
    keyword.every((stem) => sentences.some(({ contentStems }) => contentStems.has(stem))),
  ).length;
  return toUnit(having / Math.max(1, substance.paragraphs.length) / KEYWORD_PARAGRAPHS);
}

function toEnoughWords({ words }: Benchmark): number {
  return Math.min(ENOUGH_WORDS, Math.max(LEAST_WORDS, words.low / 2));
}

function toUnit(value: number): number {
  return Math.min(1, Math.max(0, value));
}
