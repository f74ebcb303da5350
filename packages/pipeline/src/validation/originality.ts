import { jaccard } from '../text/jaccard.ts';
import { OVERLAP_WORDS, toShingles, toShingleSet } from './shingles.ts';
import type { Subject } from './subject.ts';

const NEAR_DUPLICATE = 0.5;

/** What a text has in common with its sources outside of quotations. */
interface Overlap {
  /** Of its sequences of eight words, the share that also stands in a source: 0 to 1. */
  share: number;
  /** A sequence of `runWords` words that also stands in a source; null when there is none. */
  run: string | null;
}

export function findOverlap({ paragraphs, sourceShingles, sourceTexts }: Subject, runWords: number): Overlap {
  const sources = sourceShingles();
  const own = new Set<string>();
  const shared = new Set<string>();
  /** Paragraphs with so many sequences in a row that they may be one of `runWords` words. */
  const suspects: string[] = [];
  for (const { ownText, ownShingles } of paragraphs) {
    let [row, longest] = [0, 0];
    for (const shingle of ownShingles()) {
      own.add(shingle);
      const isShared = sources.has(shingle);
      if (isShared) shared.add(shingle);
      row = isShared ? row + 1 : 0;
      longest = Math.max(longest, row);
    }
    if (longest > runWords - OVERLAP_WORDS) suspects.push(ownText);
  }
  return {
    share: own.size === 0 ? 0 : shared.size / own.size,
    run: suspects.length === 0 ? null : findRun(suspects, sourceTexts.values(), runWords),
  };
}

function findRun(texts: readonly string[], sources: Iterable<string>, words: number): string | null {
  const own = toShingleSet(texts, words);
  for (const source of sources) {
    for (const shingle of toShingles(source, words)) if (own.has(shingle)) return shingle;
  }
  return null;
}

/** Titles of the team's own articles that a text repeats. */
export function findNearDuplicates({ paragraphs, ownArticles }: Subject): string[] {
  const articles = ownArticles();
  if (articles.length === 0) return [];
  const own = new Set(paragraphs.flatMap(({ shingles }) => shingles()));
  return articles
    .filter(({ shingles }) => {
      const [fewer, more] = [Math.min(own.size, shingles.size), Math.max(own.size, shingles.size)];
      // texts of such different lengths cannot share enough
      return fewer >= NEAR_DUPLICATE * more && jaccard(own, shingles) >= NEAR_DUPLICATE;
    })
    .map(({ title }) => title);
}
