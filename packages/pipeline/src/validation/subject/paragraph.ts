import { findCitations, withoutCitations } from '@headway/text/citations';
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
import { once } from '../../text/once.ts';
import { findQuotations, type Quotation } from '../../writing/quote.ts';
import { OVERLAP_WORDS, SHINGLE_WORDS, toShingles } from './shingles.ts';

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
  /** Its sequences of 4 words with a gap for each term: the same in sentences that differ in terms only. */
  skeleton: readonly string[];
}

/** A paragraph as a reader sees it, and its parts. */
export interface Paragraph {
  text: string;
  words: readonly Word[];
  /** Where it has the terms of the pages, by their index, and the keyword, whose index is the number of terms. */
  phrases: () => readonly PhrasePlace[];
  sentences: readonly Sentence[];
  quotations: readonly Quotation[];
  /** The numbers of the sources that it cites. */
  citations: readonly number[];
  /** The text without its quotations. */
  ownText: string;
  /** Its sequences of 4 words, for finding articles that are nearly the same. */
  shingles: () => readonly string[];
  /** The sequences of 8 words of `ownText`, for finding text that was copied from a source. */
  ownShingles: () => readonly string[];
}

const QUOTATION = /“[^“”]*”/gu;

/** Splits a text into its parts. `find` finds the terms of the pages, in their order, and after them the keyword. */
export function toParagraph(text: string, language: Language, find: PhraseFinder): Paragraph {
  const words = toWords(text, language);
  const ownText = text.replace(QUOTATION, ' … ');
  return {
    text,
    words,
    phrases: once(() => find(text, words)),
    sentences: toSentences(withoutCitations(text), language).map((sentence) =>
      toSentence(sentence.text, language, find),
    ),
    quotations: findQuotations(text),
    citations: [...new Set(findCitations(text).flatMap(({ numbers }) => numbers))],
    ownText,
    shingles: once(() => [...toShingles(text, SHINGLE_WORDS)]),
    ownShingles: once(() => [...toShingles(ownText, OVERLAP_WORDS)]),
  };
}

function toSentence(text: string, language: Language, find: PhraseFinder): Sentence {
  const words = toWords(text, language);
  const places = find(text, words);
  const order = checkOrder(text, words, language);
  return {
    text,
    ...measureSentence(
      words.map(({ surface }) => surface),
      language,
    ),
    isPassive: language.isPassive?.(text) ?? null,
    hasTransition: language.hasTransition?.(text) ?? null,
    contentStems: new Set(words.flatMap(toContentStemsOfWord)),
    phrases: places.map(({ phrase }) => phrase),
    flaw: findFlaw(text, words, { places, order }, language),
    order,
    skeleton: toSkeleton(words, places),
  };
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

function isCovered(word: Word, places: readonly PhrasePlace[]): boolean {
  return places.some(({ start, end }) => word.start < end && word.end > start);
}

const SKELETON_WORDS = 4;
const GAP = '_';

function toSkeleton(words: readonly Word[], places: readonly PhrasePlace[]): string[] {
  const tokens: string[] = [];
  for (const word of words) {
    if (!isCovered(word, places)) tokens.push(word.folded);
    else if (tokens.at(-1) !== GAP) tokens.push(GAP);
  }
  if (tokens.length < SKELETON_WORDS) return [tokens.join(' ')];
  return Array.from({ length: tokens.length - SKELETON_WORDS + 1 }, (_, i) =>
    tokens.slice(i, i + SKELETON_WORDS).join(' '),
  );
}
