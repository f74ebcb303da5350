import { countAlikeEnd, countAlikeStart } from './count-alike.ts';
import type { Word } from './words.ts';

/** A word of one text, and the same or an edited word of another, by their indexes. */
export interface WordMatch {
  one: number;
  other: number;
  /** Characters that the two share. */
  length: number;
}

/** The common words of two texts in the same order, chosen so that they have the most characters. */
export function matchWords(one: readonly Word[], other: readonly Word[]): WordMatch[] {
  const width = other.length + 1;
  // most[i * width + j]: characters in common from word i of the one and word j of the other on
  const most = new Uint32Array((one.length + 1) * width);
  const at = (i: number, j: number) => most[i * width + j] ?? 0;
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      const length = countShared(one[i], other[j]);
      const shared = length > 0 ? at(i + 1, j + 1) + length : 0;
      most[i * width + j] = Math.max(shared, at(i + 1, j), at(i, j + 1));
    }
  }
  const matches: WordMatch[] = [];
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    const length = countShared(one[i], other[j]);
    if (length > 0 && at(i, j) === at(i + 1, j + 1) + length) {
      matches.push({ one: i, other: j, length });
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return matches;
}

/** How many characters the words of these matches share. */
export function sumLengths(matches: readonly WordMatch[]): number {
  return matches.reduce((total, { length }) => total + length, 0);
}

/** Characters that two words share: all of equal words, start and end of an edited one, none if less than half agree. */
function countShared(one: Word | undefined, other: Word | undefined): number {
  if (!one || !other) return 0;
  if (one.text === other.text) return one.text.length;
  const longest = Math.max(one.text.length, other.text.length);
  const shortest = Math.min(one.text.length, other.text.length);
  if (shortest * 2 < longest) return 0;
  const start = countAlikeStart(one.text, other.text);
  const shared = start + Math.min(countAlikeEnd(one.text, other.text), shortest - start);
  return shared * 2 >= longest ? shared : 0;
}
