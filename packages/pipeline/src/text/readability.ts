/** Syllables of an English word, by its groups of vowels. Good to about 5 %, as far as Flesch's measure needs. */
function countSyllables(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/gu, '');
  if (letters.length <= 3) return 1;
  const trimmed = letters.replace(/(?:[^laeiouy]es|[^tdaeiouy]ed|[^laeiouy]e)$/u, (ending) =>
    ending.charAt(0),
  );
  return Math.max(1, trimmed.match(/[aeiouy]+/gu)?.length ?? 1);
}

/**
 * Flesch reading ease of sentences, each as its words: 100 is very easy, 0 very hard, and it may lie beyond both.
 * 0 for no sentences.
 */
export function toFleschReadingEase(sentences: readonly (readonly string[])[]): number {
  let words = 0;
  let syllables = 0;
  for (const sentence of sentences) {
    for (const word of sentence) {
      words += 1;
      syllables += countSyllables(word);
    }
  }
  if (words === 0 || sentences.length === 0) return 0;
  return 206.835 - 1.015 * (words / sentences.length) - 84.6 * (syllables / words);
}
