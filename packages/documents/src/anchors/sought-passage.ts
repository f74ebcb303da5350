import type { Anchor } from './anchor.ts';
import { ANCHOR_SETTINGS } from './anchor-settings.ts';
import { countAlikeEnd, countAlikeStart } from './count-alike.ts';
import { collapse } from './flat-text.ts';
import { matchWords, sumLengths } from './match-words.ts';
import { toWords, type Word } from './words.ts';

/** A passage that is searched for. */
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

/** The share of a passage that a text still has: 1 for all of it. A word in which one letter changed counts for most. */
export function measureKept({ quote, quoteWords }: SoughtPassage, text: string): number {
  if (text === quote) return 1;
  const matches = matchWords(quoteWords, toWords(text));
  const inWords = sumLengths(matches) / Math.max(1, countCharacters(quoteWords));
  const shortest = Math.min(quote.length, text.length);
  const before = countAlikeStart(quote, text);
  const after = Math.min(countAlikeEnd(quote, text), shortest - before);
  return Math.max(inWords, (before + after) / Math.max(1, quote.length));
}

/**
 * How many characters of a passage's surroundings are around a place. Those that adjoin the place count whole, others by
 * the weight of surroundings.
 */
export function measureSurroundings(passage: SoughtPassage, before: string, after: string): number {
  const left = before.trimEnd();
  const right = after.trimStart();
  return (
    Math.max(countAlikeEnd(passage.prefix, left), weigh(passage.prefixWords, left)) +
    Math.max(countAlikeStart(passage.suffix, right), weigh(passage.suffixWords, right))
  );
}

function weigh(words: readonly Word[], text: string): number {
  return sumLengths(matchWords(words, toWords(text))) * ANCHOR_SETTINGS.surroundingsWeight;
}

export function countCharacters(words: readonly Word[]): number {
  return words.reduce((total, { start, end }) => total + end - start, 0);
}
