import type { FlatText } from './flat-text.ts';
import { toWords, type Word } from './words.ts';

/** A text in which many passages are searched for. */
export type SearchedText = ReturnType<typeof createSearchedText>;

const NOWHERE: readonly number[] = [];

/** Splits the text into words when the first passage needs them. */
export function createSearchedText(flat: FlatText) {
  let words: Word[] | undefined;
  let indexes: Map<string, number[]> | undefined;
  const getWords = () => (words ??= toWords(flat.text));
  return {
    flat,
    get words(): readonly Word[] {
      return getWords();
    },
    /** The indexes at which a word occurs. */
    findWord(text: string): readonly number[] {
      indexes ??= Map.groupBy(getWords().keys(), (index) => getWords()[index]?.text ?? '');
      return indexes.get(text) ?? NOWHERE;
    },
  };
}
