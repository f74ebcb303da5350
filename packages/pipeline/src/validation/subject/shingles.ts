import { toSurfaces } from '@headway/text/words';

/** Two texts that share a sequence of so many words do not share it by chance. */
export const OVERLAP_WORDS = 8;
/** Whole texts are compared by their sequences of so many words. */
export const SHINGLE_WORDS = 4;

/**
 * The sequences of `size` words of a text, in order. No sequence crosses the end of a line.
 *
 * @see https://en.wikipedia.org/wiki/W-shingling
 */
export function* toShingles(text: string, size: number): Generator<string> {
  for (const line of text.split('\n')) yield* toSequences(toSurfaces(line.toLowerCase()), size);
}

/** The sequences of `size` words, in order. */
export function* toSequences(words: readonly string[], size: number): Generator<string> {
  for (let i = 0; i + size <= words.length; i += 1) yield words.slice(i, i + size).join(' ');
}

/** The sequences of several texts, each once. */
export function toShingleSet(texts: Iterable<string>, size: number): Set<string> {
  const shingles = new Set<string>();
  for (const text of texts) for (const shingle of toShingles(text, size)) shingles.add(shingle);
  return shingles;
}
