import { stemmer } from 'stemmer';
import { stopWords } from './stop-words.ts';

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’.-][\p{L}\p{N}\p{M}]+)*/gu;

/** The words of a text as they stand. `Next.js`, `don't` and `re-render` are one word each. */
export function toWords(text: string): string[] {
  return text.match(WORD) ?? [];
}

/** Longer words than this are data, not language: stemming them would cost without telling anything. */
const MAX_STEMMED_LENGTH = 40;

/** The form under which a word is counted: lower case, without its ending. */
export function toStem(word: string): string {
  const lower = word.toLowerCase().replaceAll('’', "'").replace(/'s$/u, '');
  return lower.length > MAX_STEMMED_LENGTH ? lower : stemmer(lower);
}

/** The stems of a text's words, in order, without words that say nothing. */
export function toContentStems(text: string): string[] {
  return toWords(text).filter(saysSomething).map(toStem);
}

/** Whether a word says what a text is about. */
export function saysSomething(word: string): boolean {
  return !stopWords.has(word.toLowerCase().replaceAll('’', "'"));
}

/** How many words a text has. */
export function countWords(text: string): number {
  return toWords(text).length;
}

/** The text with every run of whitespace as one space. */
export function collapseWhitespace(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** At most `max` UTF-16 code units, cut at a word's end, never inside a surrogate pair. */
export function truncate(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/u, '');
  const space = cut.lastIndexOf(' ');
  return `${(space > max / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.–-]+$/u, '')}…`;
}
