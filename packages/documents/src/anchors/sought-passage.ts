import type { Anchor } from './anchor.ts';
import { countAlikeEnd, countAlikeStart } from './count-alike.ts';
import { collapse } from './flat-text.ts';
import { matchWords } from './match-words.ts';
import { toWords, type Word } from './words.ts';

/** A passage to look for. */
export interface SoughtPassage {
  quote: string;
  quoteWords: readonly Word[];
  prefix: string;
  prefixWords: readonly Word[];
  suffix: string;
  suffixWords: readonly Word[];
}

export function toSoughtPassage(anchor: Anchor): SoughtPassage {
  const quote = collapse(anchor.quote).trim();
  const prefix = collapse(anchor.prefix).trim();
  const suffix = collapse(anchor.suffix).trim();
  return {
    quote,
    quoteWords: toWords(quote),
    prefix,
    prefixWords: toWords(prefix),
    suffix,
    suffixWords: toWords(suffix),
  };
}

/** How much of a passage this text has: 1 for all of it. A letter changed in a single word leaves most of that. */
export function measureKept({ quote, quoteWords }: SoughtPassage, text: string): number {
  if (text === quote) return 1;
  const matches = matchWords(quoteWords, toWords(text));
  const inWords = sum(matches) / Math.max(1, countCharacters(quoteWords));
  const shortest = Math.min(quote.length, text.length);
  const before = countAlikeStart(quote, text);
  const after = Math.min(countAlikeEnd(quote, text), shortest - before);
  return Math.max(inWords, (before + after) / Math.max(1, quote.length));
}

/**
 * How many characters of what stood around a passage stand around this place. Those next to it count whole; those
 * further off count a quarter, since an equal word nearby has nearly the same ones.
 */
export function measureSurroundings(passage: SoughtPassage, before: string, after: string): number {
  const left = before.trimEnd();
  const right = after.trimStart();
  return (
    Math.max(countAlikeEnd(passage.prefix, left), sum(matchWords(passage.prefixWords, toWords(left))) / 4) +
    Math.max(countAlikeStart(passage.suffix, right), sum(matchWords(passage.suffixWords, toWords(right))) / 4)
  );
}

export function countCharacters(words: readonly Word[]): number {
  return words.reduce((total, { start, end }) => total + end - start, 0);
}

function sum(matches: readonly { length: number }[]): number {
  return matches.reduce((total, { length }) => total + length, 0);
}
