import type { PhrasePlace, Word } from '@headway/text/words';
import { isCovered } from './spans.ts';

const SKELETON_WORDS = 4;
const GAP = '_';
const HAS_DIGIT = /\d/u;
/**
 * Sentences of one pattern have the same stop words in the same order. Of the pages of the offline library, half repeat
 * no pattern of so many stop words, and 95 of 100 at most every sixth one.
 */
const FRAME_STOP_WORDS = 5;

/** The stop words of a sentence, with a gap for all other words. Null for few stop words. */
export function toFrame(words: readonly Word[]): string | null {
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

/** The sequences of 4 words of a sentence, with a gap for each term and figure. */
export function toSkeleton(words: readonly Word[], places: readonly PhrasePlace[]): string[] {
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
