import type { OwnArticle } from '../generation-request.ts';
import { jaccard } from '../text/jaccard.ts';
import { toWords } from '../text/words.ts';

const OVERLAP_WORDS = 8;
const SHINGLE_WORDS = 4;
const NEAR_DUPLICATE = 0.5;

function* toShingles(text: string, size: number): Generator<string> {
  for (const line of text.split('\n')) {
    const words = toWords(line).map((word) => word.toLowerCase());
    for (let i = 0; i + size <= words.length; i += 1) yield words.slice(i, i + size).join(' ');
  }
}

/** Of a text's sequences of eight words, the share that also stands in one of the sources: 0 to 1. */
export function overlapOf(text: string, sources: readonly string[]): number {
  const own = new Set(toShingles(text, OVERLAP_WORDS));
  if (own.size === 0) return 0;
  const shared = new Set<string>();
  for (const source of sources) {
    for (const shingle of toShingles(source, OVERLAP_WORDS)) if (own.has(shingle)) shared.add(shingle);
  }
  return shared.size / own.size;
}

/** A sequence of `words` words that also stands in a source; null when there is none. */
export function findUnquotedRun(text: string, sources: readonly string[], words: number): string | null {
  const own = new Set(toShingles(text, words));
  if (own.size === 0) return null;
  for (const source of sources) {
    for (const shingle of toShingles(source, words)) if (own.has(shingle)) return shingle;
  }
  return null;
}

/** Titles of the articles that a text repeats. */
export function findNearDuplicates(text: string, articles: readonly OwnArticle[]): string[] {
  const own = new Set(toShingles(text, SHINGLE_WORDS));
  return articles
    .filter((article) => jaccard(own, new Set(toShingles(article.text, SHINGLE_WORDS))) >= NEAR_DUPLICATE)
    .map(({ title }) => title);
}
