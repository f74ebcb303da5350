import { jaccard } from '../text/jaccard.ts';
import { toWords } from '../text/words.ts';
import type { References } from './references.ts';

/** Sequences of so many words are nobody's by chance. */
export const OVERLAP_WORDS = 8;
/** By sequences of so many words whole texts are compared. */
export const SHINGLE_WORDS = 4;
const NEAR_DUPLICATE = 0.5;

function* toShingles(text: string, size: number): Generator<string> {
  for (const line of text.split('\n')) {
    const words = toWords(line).map((word) => word.toLowerCase());
    for (let i = 0; i + size <= words.length; i += 1) yield words.slice(i, i + size).join(' ');
  }
}

/** The sequences of `size` words of some texts, each once; none reaches over the end of a line. */
export function toShingleSet(texts: readonly string[], size: number): Set<string> {
  const shingles = new Set<string>();
  for (const text of texts) for (const shingle of toShingles(text, size)) shingles.add(shingle);
  return shingles;
}

/** Of a text's sequences of eight words, the share that also stands in one of the sources: 0 to 1. */
export function overlapOf(text: string, { sourceShingles }: Pick<References, 'sourceShingles'>): number {
  const own = toShingleSet([text], OVERLAP_WORDS);
  if (own.size === 0) return 0;
  const sources = sourceShingles();
  let shared = 0;
  for (const shingle of own) if (sources.has(shingle)) shared += 1;
  return shared / own.size;
}

/** A sequence of `words` words that also stands in a source; null when there is none. */
export function findUnquotedRun(text: string, sources: Iterable<string>, words: number): string | null {
  const own = toShingleSet([text], words);
  if (own.size === 0) return null;
  for (const source of sources) {
    for (const shingle of toShingles(source, words)) if (own.has(shingle)) return shingle;
  }
  return null;
}

/** Titles of the team's own articles that a text repeats. */
export function findNearDuplicates(text: string, { ownArticles }: Pick<References, 'ownArticles'>): string[] {
  const articles = ownArticles();
  if (articles.length === 0) return [];
  const own = toShingleSet([text], SHINGLE_WORDS);
  return articles
    .filter(({ shingles }) => {
      const [fewer, more] = [Math.min(own.size, shingles.size), Math.max(own.size, shingles.size)];
      // texts of such different lengths cannot share enough
      return fewer >= NEAR_DUPLICATE * more && jaccard(own, shingles) >= NEAR_DUPLICATE;
    })
    .map(({ title }) => title);
}
