import type { Word } from '@headway/text/words';

/** A pair of words is the same in either order, so that text whose words were swapped has the pairs of its source. */
export function toPairs(words: readonly Word[]): string[] {
  return words.slice(1).map(({ folded }, i) => toPair(words[i]?.folded ?? '', folded));
}

/** A pair of words, the same in either order. */
export function toPair(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}
