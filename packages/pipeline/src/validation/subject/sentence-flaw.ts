import type { Language } from '@headway/text/language';
import type { PhrasePlace, Word } from '@headway/text/words';
import { isCovered } from './spans.ts';

/** Why a sentence does not count, judged by the sentence alone. */
export type Flaw = 'fragment' | 'other-language' | 'stuffed' | 'shuffled';

/** How many words of a sentence only some words can follow, and how many of those another word follows. */
export interface WordOrder {
  checked: number;
  misplaced: number;
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

/** Finds the flaw of a sentence, if it has one. `places` are those of terms and keyword. */
export function findFlaw(
  text: string,
  words: readonly Word[],
  { places, order: { checked, misplaced } }: { places: readonly PhrasePlace[]; order: WordOrder },
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

/** Counts the words of a sentence of a paragraph that stand before a word that cannot follow. */
export function checkOrder(text: string, words: readonly Word[], language: Language): WordOrder {
  return language.countMisplaced(
    words.map(({ folded, end }, i) => {
      const next = words[i + 1];
      return { folded, next: next && text.slice(end, next.start).trim() === '' ? next.folded : null };
    }),
  );
}
