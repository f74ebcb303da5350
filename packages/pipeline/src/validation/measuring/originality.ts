import { jaccard } from '../../text/jaccard.ts';
import { OVERLAP_WORDS, toShingles, toShingleSet } from '../subject/shingles.ts';
import { perObject } from '../../text/per-object.ts';
import type { Paragraph } from '../subject/paragraph.ts';
import type { References } from '../subject/references.ts';
import type { Subject } from '../subject/subject.ts';

const NEAR_DUPLICATE = 0.5;

/** What a text shares with its sources outside quotations. */
interface Overlap {
  /** The share of its sequences of 8 words that are in a source, too: 0 to 1. */
  share: number;
  /** A sequence of `runWords` words that is in a source, too; null when there is none. */
  run: string | null;
}

/**
 * Finds what a text shares with its sources outside quotations.
 *
 * @param runWords The length of the sequence that `run` looks for; more than 8.
 */
export function findOverlap(subject: Subject, runWords: number): Overlap {
  let [all, shared] = [0, 0];
  /** Paragraphs with enough shared sequences in a row for one of `runWords` words. */
  const suspects: string[] = [];
  for (const paragraph of subject.paragraphs) {
    const own = countShared(subject.references)(paragraph);
    all += own.all;
    shared += own.shared;
    if (own.longest > runWords - OVERLAP_WORDS) suspects.push(paragraph.ownText);
  }
  return {
    share: all === 0 ? 0 : shared / all,
    run: suspects.length === 0 ? null : findRun(suspects, subject.sourceTexts.values(), runWords),
  };
}

/** Counts the sequences of a paragraph, those that are in a source, too, and the longest row of these. */
const countShared = perObject(({ sourceShingles }: References) =>
  perObject(({ ownShingles }: Paragraph) => {
    const sources = sourceShingles();
    let [all, shared, row, longest] = [0, 0, 0, 0];
    for (const shingle of ownShingles()) {
      all += 1;
      row = sources.has(shingle) ? row + 1 : 0;
      if (row > 0) shared += 1;
      longest = Math.max(longest, row);
    }
    return { all, shared, longest };
  }),
);

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
