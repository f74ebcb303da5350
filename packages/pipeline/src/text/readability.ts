/** Syllables of an English word, by its groups of vowels. Good to about 5 %, as far as Flesch's measure needs. */
function countSyllables(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/gu, '');
  if (letters.length <= 3) return 1;
  const trimmed = letters.replace(/(?:[^laeiouy]es|[^tdaeiouy]ed|[^laeiouy]e)$/u, (ending) =>
    ending.charAt(0),
  );
  return Math.max(1, trimmed.match(/[aeiouy]+/gu)?.length ?? 1);
}

/** A sentence, as far as its readability goes. */
export interface SentenceLength {
  words: readonly string[];
  syllables: number;
}

export function toSentenceLength(words: readonly string[]): SentenceLength {
  return { words, syllables: words.reduce((sum, word) => sum + countSyllables(word), 0) };
}

/** Flesch reading ease: 100 is very easy, 0 very hard, and it may lie beyond both. 0 for no sentences. */
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
