import { countEach } from '../../text/count-each.ts';
import type { Sentence } from '../subject/sentence.ts';
import type { References } from '../subject/references.ts';

/**
 * A sentence that has so many of its words in the order of one sentence of a source is that sentence with a frame around it
 * or with other words in it.
 */
const MIN_SHARE_IN_ORDER = 0.55;
/** A shorter sentence can have that order by chance, and has to have more of it. */
const MIN_LONG_WORDS = 12;
const MIN_SHARE_OF_SHORT = 0.8;
/** A still shorter sentence is anybody's. */
const MIN_REWORDED_WORDS = 8;
/** A source's sentence is compared in full if it has at least this many of the rarest words. */
const MIN_RARE_WORDS = 4;

/** Whether a sentence, apart from its quotations, is a sentence of a source with some words added or exchanged. */
export function isRewordedSource(
  { ownWords }: Pick<Sentence, 'ownWords'>,
  { sourceSentences }: Pick<References, 'sourceSentences'>,
): boolean {
  if (ownWords.length < MIN_REWORDED_WORDS) return false;
  const { sentences, having } = sourceSentences();
  const least =
    ownWords.length * (ownWords.length < MIN_LONG_WORDS ? MIN_SHARE_OF_SHORT : MIN_SHARE_IN_ORDER);
  // A match shares `least` words with the source. So at least MIN_RARE_WORDS of the rarest words must occur in it.
  const rare = ownWords
    .map((word) => having.get(word) ?? [])
    .toSorted((a, b) => a.length - b.length)
    .slice(0, ownWords.length - Math.ceil(least) + MIN_RARE_WORDS);
  return [...countEach(rare.flat())].some(
    ([index, count]) => count >= MIN_RARE_WORDS && countInOrder(ownWords, sentences[index] ?? []) >= least,
  );
}

/**
 * The length of the longest common subsequence of two sentences.
 *
 * @see https://en.wikipedia.org/wiki/Longest_common_subsequence
 */
function countInOrder(one: readonly string[], other: readonly string[]): number {
  let row = [0, ...other.map(() => 0)];
  for (const word of one) {
    const next = [0];
    for (const [i, found] of other.entries())
      next.push(found === word ? (row[i] ?? 0) + 1 : Math.max(row[i + 1] ?? 0, next[i] ?? 0));
    row = next;
  }
  return row.at(-1) ?? 0;
}
