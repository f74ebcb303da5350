import type { Word } from './words.ts';

/** A word of one text and the same word in another. */
export interface WordMatch {
  one: number;
  other: number;
  length: number;
}

/** The words that two texts have in common in the same order, as many characters of them as possible. */
export function matchWords(one: readonly Word[], other: readonly Word[]): WordMatch[] {
  const width = other.length + 1;
  // most[i * width + j]: characters in common from word i of the one and word j of the other on
  const most = new Uint32Array((one.length + 1) * width);
  const at = (i: number, j: number) => most[i * width + j] ?? 0;
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      const shared = one[i]?.text === other[j]?.text ? at(i + 1, j + 1) + lengthOf(one[i]) : 0;
      most[i * width + j] = Math.max(shared, at(i + 1, j), at(i, j + 1));
    }
  }
  const matches: WordMatch[] = [];
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    const length = lengthOf(one[i]);
    if (one[i]?.text === other[j]?.text && at(i, j) === at(i + 1, j + 1) + length) {
      matches.push({ one: i, other: j, length });
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return matches;
}

function lengthOf(word: Word | undefined): number {
  return word ? word.end - word.start : 0;
}
