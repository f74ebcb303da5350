import { toWords } from '../text/words.ts';

/** Sequences of so many words are nobody's by chance. */
export const OVERLAP_WORDS = 8;
/** By sequences of so many words whole texts are compared. */
export const SHINGLE_WORDS = 4;

/** The sequences of `size` words of a text, in order; none reaches over the end of a line. */
export function* toShingles(text: string, size: number): Generator<string> {
  for (const line of text.split('\n')) {
    const words = toWords(line.toLowerCase());
    for (let i = 0; i + size <= words.length; i += 1) yield words.slice(i, i + size).join(' ');
  }
}

/** The sequences of some texts, each once. */
export function toShingleSet(texts: Iterable<string>, size: number): Set<string> {
  const shingles = new Set<string>();
  for (const text of texts) for (const shingle of toShingles(text, size)) shingles.add(shingle);
  return shingles;
}
