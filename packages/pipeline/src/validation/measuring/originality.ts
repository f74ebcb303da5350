import { jaccard } from '../../text/jaccard.ts';
import { OVERLAP_WORDS, toShingles, toShingleSet } from '../subject/shingles.ts';
import type { Subject } from '../subject/subject.ts';

const NEAR_DUPLICATE = 0.5;

/** What a text shares with its sources outside quotations. */
interface Overlap {
  /** The share of its sequences of 8 words that are in a source, too: 0 to 1. */
  share: number;
  /** A sequence of `runWords` words that is in a source, too; null when there is none. */
  run: string | null;
}

export function findOverlap({ paragraphs, sourceShingles, sourceTexts }: Subject, runWords: number): Overlap {
  const sources = sourceShingles();
  const own = new Set<string>();
  const shared = new Set<string>();
  /** Paragraphs with enough shared sequences in a row for one of `runWords` words. */
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

/** Finds the titles of the team's articles that are nearly the same as a text. */
export function findNearDuplicates({ paragraphs, ownArticles }: Subject): string[] {
  const articles = ownArticles();
  if (articles.length === 0) return [];
  const own = new Set(paragraphs.flatMap(({ shingles }) => shingles()));
  return articles
    .filter(({ shingles }) => {
      const [fewer, more] = [Math.min(own.size, shingles.size), Math.max(own.size, shingles.size)];
      // texts of very different lengths cannot share enough
      return fewer >= NEAR_DUPLICATE * more && jaccard(own, shingles) >= NEAR_DUPLICATE;
    })
    .map(({ title }) => title);
}
