import { stemmer } from 'stemmer';
import { stopWords } from './stop-words.ts';

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’.-][\p{L}\p{N}\p{M}]+)*/gu;

/**
 * Splits a text into its words, unchanged and in order.
 *
 * @example
 * toWords("Next.js doesn't re-render."); // ['Next.js', "doesn't", 're-render']
 */
export function toWords(text: string): string[] {
  return text.match(WORD) ?? [];
}

/** Longer words are data, not language, and are not stemmed. */
const MAX_STEMMED_LENGTH = 40;

/**
 * Converts an English word into the stem under which it is counted, in lower case.
 *
 * @see https://tartarus.org/martin/PorterStemmer/
 */
export function toStem(word: string): string {
  const lower = word.toLowerCase().replaceAll('’', "'").replace(/'s$/u, '');
  return lower.length > MAX_STEMMED_LENGTH ? lower : stemmer(lower);
}

/** The stems of the words of a text, in order, without stop words. */
export function toContentStems(text: string): string[] {
  return toWords(text).filter(saysSomething).map(toStem);
}

/** Whether a word is not a stop word. */
export function saysSomething(word: string): boolean {
  return !stopWords.has(word.toLowerCase().replaceAll('’', "'"));
}

/** Counts the words of a text. */
export function countWords(text: string): number {
  return toWords(text).length;
}

/** Replaces every run of whitespace by one space, and trims the text. */
export function collapseWhitespace(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/**
 * Shortens a text to at most `max` UTF-16 code units, with `…` at the end of a text that was cut. Cuts at the end of a
 * word if there is one in the second half, never inside a surrogate pair.
 */
export function truncate(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/u, '');
  const space = cut.lastIndexOf(' ');
  return `${(space > max / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.–-]+$/u, '')}…`;
}
