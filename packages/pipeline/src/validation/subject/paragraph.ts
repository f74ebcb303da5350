import { withoutCitations } from '@headway/text/citations';
import type { TextBlock } from '@headway/text/markdown';
import type { Language } from '@headway/text/language';
import {
  measureSentence,
  toContentStemsOfWord,
  toSentences,
  toWords,
  type MeasuredSentence,
  type PhraseFinder,
  type PhrasePlace,
  type Word,
} from '@headway/text/words';
import { replaceQuoted } from '../../text/find-quoted.ts';
import { once } from '../../text/once.ts';
import { findQuotations, type Quotation } from '../../writing/quote.ts';
import { OVERLAP_WORDS, SHINGLE_WORDS, toSequences } from './shingles.ts';

/** Why a sentence is none that an article consists of: by itself, whatever the other sentences are. */
export type Flaw = 'fragment' | 'other-language' | 'stuffed' | 'shuffled';

/** A sentence and its properties. */
export interface Sentence extends MeasuredSentence {
  /** Without citations. */
  text: string;
  /** Null where the language has no rule. */
  isPassive: boolean | null;
  /** Null where the language has no rule. */
  hasTransition: boolean | null;
  /** The stems of its words, without stop words. */
  contentStems: ReadonlySet<string>;
  /** The terms of the pages that it has, by their index, and the keyword, whose index is the number of terms. */
  phrases: readonly number[];
  flaw: Flaw | null;
  /** `checked`: words, such as articles, that only some words can follow. `misplaced`: those that another word follows. */
  order: { checked: number; misplaced: number };
  /** Its sequences of 4 words with a gap for each term and figure: the same in sentences that differ in those only. */
  skeleton: readonly string[];
  /** Its stop words with a gap for all other words: the same in sentences of one pattern. Null for few stop words. */
  frame: string | null;
  /** The folded words outside quotations. */
  ownWords: readonly string[];
  /** The stems of the words outside quotations, without stop words. */
  ownStems: ReadonlySet<string>;
  /** The pairs of neighboring words outside quotations, each in alphabetical order. */
  ownPairs: () => string[];
}

/** A paragraph as a reader sees it, and its parts. */
export interface Paragraph {
  text: string;
  words: readonly Word[];
  /** Where it has the terms of the pages, by their index, and the keyword, whose index is the number of terms. */
  phrases: readonly PhrasePlace[];
  sentences: readonly Sentence[];
  quotations: readonly Quotation[];
  /** The numbers of the sources that it cites. */
  citations: readonly number[];
  /** Where it cites, in order. */
  cited: TextBlock['citations'];
  /** The text without its citations. */
  uncited: string;
  /** The text without its quotations. */
  ownText: string;
  /** Its sequences of 4 words, for finding articles that are nearly the same. */
  shingles: () => readonly string[];
  /** The sequences of 8 words of `ownText`, for finding text that was copied from a source. */
  ownShingles: () => readonly string[];
}

/** Splits a text into its parts. `find` finds the terms of the pages, in their order, and after them the keyword. */
export function toParagraph(
  { text, citations: cited }: Pick<TextBlock, 'text' | 'citations'>,
  language: Language,
  find: PhraseFinder,
): Paragraph {
  // splitting into words takes most of the time: everything below uses the same words
  const words = toWords(text, language);
  const phrases = find(text, words);
  const uncited = withoutCitations(text, cited);
  const quotations = findQuotations(text, cited);
  const said = outside(words, cited);
  const takeWords = createTaker(said);
  const takePlaces = createTaker(phrases);
  const takeOwn = createTaker(outside(said, quotations));
  const toPlace = createLocator(text, cited);
  return {
    text,
    words,
    phrases,
    sentences: toSentences(uncited, language).map((sentence) => {
      const range = { start: toPlace(sentence.start), end: toPlace(sentence.end - 1) + 1 };
      const parts = { words: takeWords(range), places: takePlaces(range), own: takeOwn(range) };
      return toSentence(sentence.text, text, parts, language);
    }),
    quotations,
    citations: [...new Set(cited.flatMap(({ numbers }) => numbers))],
    cited,
    uncited,
    ownText: replaceQuoted(text, ' … '),
    shingles: once(() => toShinglesOf(words, SHINGLE_WORDS)),
    ownShingles: once(() => toShinglesOf(outside(words, quotations), OVERLAP_WORDS)),
  };
}

function toShinglesOf(words: readonly Word[], size: number): string[] {
  return [
    ...toSequences(
      words.map(({ surface }) => surface.toLowerCase()),
      size,
    ),
  ];
}

/** A range of a text, in UTF-16 code units, end exclusive. */
interface Span {
  start: number;
  end: number;
}

/** Returns those of ordered spans that lie in a range. Each range begins behind the one before. */
function createTaker<T extends Span>(spans: readonly T[]): (range: Span) => T[] {
  let next = 0;
  return ({ start, end }) => {
    while ((spans[next]?.start ?? end) < start) next += 1;
    const first = next;
    while ((spans[next]?.end ?? Infinity) <= end) next += 1;
    return spans.slice(first, next);
  };
}

/** The words that are in none of some ordered ranges. */
function outside(words: readonly Word[], ranges: readonly Span[]): readonly Word[] {
  if (ranges.length === 0) return words;
  let next = 0;
  return words.filter(({ start, end }) => {
    while ((ranges[next]?.end ?? Infinity) <= start) next += 1;
    return end <= (ranges[next]?.start ?? Infinity);
  });
}

/** Converts places in the text without its citations to places in the text. Each place is behind the one before. */
function createLocator(text: string, cited: readonly Span[]): (place: number) => number {
  let [next, at, before] = [0, 0, 0];
  return (place) => {
    for (let citation = cited[next]; citation; citation = cited[next]) {
      const length = text.slice(at, citation.start).trimEnd().length;
      if (place < before + length) break;
      before += length;
      at = citation.end;
      next += 1;
    }
    return at + place - before;
  };
}

/** The parts of a sentence, with their places in the paragraph. */
interface SentenceParts {
  words: readonly Word[];
  places: readonly PhrasePlace[];
  /** The words outside quotations. */
  own: readonly Word[];
}

/** Measures a sentence of a paragraph. */
function toSentence(
  text: string,
  paragraph: string,
  { words, places, own }: SentenceParts,
  language: Language,
): Sentence {
  const order = checkOrder(paragraph, words, language);
  const contentStems = toStemSet(words);
  return {
    text,
    ...measureSentence(
      words.map(({ surface }) => surface),
      language,
    ),
    isPassive: language.isPassive?.(text) ?? null,
    hasTransition: language.hasTransition?.(text) ?? null,
    contentStems,
    phrases: places.map(({ phrase }) => phrase),
    flaw: findFlaw(text, words, { places, order }, language),
    order,
    skeleton: toSkeleton(words, places),
    frame: toFrame(words),
    ownWords: own.map(({ folded }) => folded),
    ownStems: own.length === words.length ? contentStems : toStemSet(own),
    ownPairs: () => toPairs(own),
  };
}

function toStemSet(words: readonly Word[]): ReadonlySet<string> {
  return new Set(words.flatMap(toContentStemsOfWord));
}

const MIN_SENTENCE_WORDS = 4;
const ENDS_SENTENCE = /[.!?…:。！？]["'”’»)\]]*$/u;
/** Fewer stop words are lists of words or another language. In the languages of the product every fifth word is one. */
const MIN_STOP_WORDS = 0.15;
/** A sentence with more of them says nothing. */
const MAX_STOP_WORDS = 0.8;
/** More of a sentence in terms and keywords is written for search engines. */
const MAX_PHRASE_WORDS = 0.6;
/** A sentence with more words in places where they cannot be is shuffled. */
const MAX_MISPLACED = 0.34;

function findFlaw(
  text: string,
  words: readonly Word[],
  { places, order: { checked, misplaced } }: { places: readonly PhrasePlace[]; order: Sentence['order'] },
  language: Language,
): Flaw | null {
  if (words.length < MIN_SENTENCE_WORDS || !ENDS_SENTENCE.test(text)) return 'fragment';
  const covered = words.filter((word) => isCovered(word, places)).length;
  if (covered / words.length > MAX_PHRASE_WORDS) return 'stuffed';
  if (language.code === null) return null;
  const stopWords = words.filter(({ parts }) => parts.every((part) => part.isStopWord)).length;
  if (stopWords / words.length < MIN_STOP_WORDS) return 'other-language';
  if (stopWords / words.length > MAX_STOP_WORDS) return 'fragment';
  return misplaced > 0 && misplaced / checked > MAX_MISPLACED ? 'shuffled' : null;
}

function checkOrder(text: string, words: readonly Word[], language: Language): Sentence['order'] {
  return language.countMisplaced(
    words.map(({ folded, end }, i) => {
      const next = words[i + 1];
      return { folded, next: next && text.slice(end, next.start).trim() === '' ? next.folded : null };
    }),
  );
}

function isCovered(word: Word, places: readonly Span[]): boolean {
  return places.some(({ start, end }) => word.start < end && word.end > start);
}

const SKELETON_WORDS = 4;
const GAP = '_';
const HAS_DIGIT = /\d/u;
/**
 * Sentences of one pattern have the same stop words in the same order. Of the pages of the offline library, half repeat
 * no pattern of so many stop words, and 95 of 100 at most every sixth one.
 */
const FRAME_STOP_WORDS = 5;

function toFrame(words: readonly Word[]): string | null {
  const tokens: string[] = [];
  let stopWords = 0;
  for (const { folded, parts } of words) {
    if (parts.every((part) => part.isStopWord) && !HAS_DIGIT.test(folded)) {
      stopWords += 1;
      tokens.push(folded);
    } else if (tokens.at(-1) !== GAP) tokens.push(GAP);
  }
  return stopWords < FRAME_STOP_WORDS ? null : tokens.join(' ');
}

/** A pair of words is the same in either order, so that text whose words were swapped has the pairs of its source. */
function toPairs(words: readonly Word[]): string[] {
  return words.slice(1).map(({ folded }, i) => toPair(words[i]?.folded ?? '', folded));
}

/** A pair of words, the same in either order. */
export function toPair(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

function toSkeleton(words: readonly Word[], places: readonly PhrasePlace[]): string[] {
  const tokens: string[] = [];
  for (const word of words) {
    if (!isCovered(word, places) && !HAS_DIGIT.test(word.folded)) tokens.push(word.folded);
    else if (tokens.at(-1) !== GAP) tokens.push(GAP);
  }
  if (tokens.length < SKELETON_WORDS) return [tokens.join(' ')];
  return Array.from({ length: tokens.length - SKELETON_WORDS + 1 }, (_, i) =>
    tokens.slice(i, i + SKELETON_WORDS).join(' '),
  );
}
