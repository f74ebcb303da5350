import type { ComparedWord, Language } from '../language/language.ts';
import { segmentWords, type WordSpan } from './segment-words.ts';

/** A part of a word that is compared by itself: `side` in `server-side`. UTF-16 code units, end exclusive. */
export interface WordPart extends ComparedWord {
  start: number;
  end: number;
  isStopWord: boolean;
}

/** A word of a text, and its place: UTF-16 code units, end exclusive. */
export interface Word extends ComparedWord {
  /** As it is written. */
  surface: string;
  start: number;
  end: number;
  /** Its parts; one for a simple word. */
  parts: readonly WordPart[];
}

/**
 * Splits a text into its words, in order. This is the only tokeniser: what is counted, matched and shown is the same.
 * A word with hyphens or signs is one word with several parts.
 *
 * @example
 * toWords('Server-side C++, 10 %', english).map(({ surface }) => surface); // ['Server-side', 'C++', '10 %']
 */
export function toWords(text: string, language: Language): Word[] {
  return segmentWords(text).map((span) => toWord(text, span, language));
}

function toWord(text: string, { start, end, cuts }: WordSpan, language: Language): Word {
  const surface = text.slice(start, end);
  const compared = language.compare(surface);
  const isSimple = cuts.length === 0 && !(language.elision && APOSTROPHE.test(surface));
  const parts = isSimple
    ? [{ start, end, ...compared, isStopWord: language.isStopWord(compared.folded) }]
    : toParts(text, start, [...cuts, end], language);
  return { surface, start, end, ...compared, parts };
}

/**
 * Counts the words of a text, in any language: the number of words of `toWords`.
 *
 * @example
 * countWords('Server-side rendering in C++'); // 4
 */
export function countWords(text: string): number {
  return segmentWords(text).length;
}

/**
 * Splits a text into its words as they are written, in any language.
 *
 * @example
 * toSurfaces('Server-side C++'); // ['Server-side', 'C++']
 */
export function toSurfaces(text: string): string[] {
  return segmentWords(text).map(({ start, end }) => text.slice(start, end));
}

/** The stems of all parts of words, in order. */
export function toStems(text: string, language: Language): string[] {
  return toWords(text, language).flatMap(({ parts }) => parts.map(({ stem }) => stem));
}

/** The stems of the parts of words that are no stop words, in order. */
export function toContentStems(text: string, language: Language): string[] {
  return toWords(text, language).flatMap(toContentStemsOfWord);
}

/** The stems of the parts of one word that are no stop words. */
export function toContentStemsOfWord({ parts }: Pick<Word, 'parts'>): string[] {
  return parts.flatMap(({ isStopWord, stem }) => (isStopWord ? [] : [stem]));
}

const APOSTROPHE = /['’]/u;
const OUTER_SIGNS = /^_+|[-‐‑._/&]+$/gu;

/** Splits a word at its cuts, and an elided article from what follows it. */
function toParts(text: string, start: number, cuts: readonly number[], language: Language): WordPart[] {
  const parts: WordPart[] = [];
  const add = (from: number, to: number, isElided: boolean): void => {
    const compared = language.compare(text.slice(from, to).replace(OUTER_SIGNS, ''));
    if (compared.folded === '') return;
    const isStopWord = isElided || language.isStopWord(compared.folded);
    parts.push({ start: from, end: to, ...compared, isStopWord });
  };
  let from = start;
  for (const to of cuts) {
    const elided = language.elision?.exec(text.slice(from, to).toLowerCase())?.[0].length ?? 0;
    if (elided > 0) add(from, from + elided, true);
    add(from + elided, to, false);
    from = to;
  }
  return parts;
}
