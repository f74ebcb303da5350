import type { ReadabilityFormula } from './language.ts';

/**
 * Reading ease by the lengths of sentences and of words: `base - perSentence * words per sentence - perWord * syllables
 * per word`. Flesch found the form; others fitted the numbers to their language.
 *
 * @see Rudolf Flesch, "A new readability yardstick", Journal of Applied Psychology, 1948
 */
export function createReadingEase(
  name: string,
  { base, perSentence, perWord }: { base: number; perSentence: number; perWord: number },
): ReadabilityFormula {
  return {
    name,
    compute: ({ sentences, words, syllables }) =>
      words === 0 || sentences === 0
        ? 0
        : base - perSentence * (words / sentences) - perWord * (syllables / words),
  };
}
