import type { Language } from '../language/language.ts';

/** What readability depends on in a sentence. */
export interface MeasuredSentence {
  words: number;
  syllables: number;
  letters: number;
}

/** Counts what readability depends on in a sentence. */
export function measureSentence(surfaces: readonly string[], language: Language): MeasuredSentence {
  return {
    words: surfaces.length,
    syllables: surfaces.reduce((sum, surface) => sum + language.countSyllables(surface), 0),
    letters: surfaces.reduce((sum, surface) => sum + (surface.match(/\p{L}/gu)?.length ?? 0), 0),
  };
}

/**
 * The readability of a text by the formula of its language: 100 is very easy, 0 very hard; a text can be beyond both.
 * Null in a language without a formula, and for no sentences.
 */
export function toReadability(sentences: readonly MeasuredSentence[], language: Language): number | null {
  if (language.readability === null || sentences.length === 0) return null;
  const counts = { sentences: sentences.length, words: 0, syllables: 0, letters: 0 };
  for (const { words, syllables, letters } of sentences) {
    counts.words += words;
    counts.syllables += syllables;
    counts.letters += letters;
  }
  return language.readability.compute(counts);
}
