import type { FlatText } from './flat-text.ts';
import { toWords, type Word } from './words.ts';

/** A text in which many passages are looked for. */
export interface SearchedText {
  readonly flat: FlatText;
  readonly words: readonly Word[];
  /** The indexes of a word. */
  findWord(text: string): readonly number[];
}

const NOWHERE: readonly number[] = [];

/** Takes the text apart when the first passage needs it. */
export function createSearchedText(flat: FlatText): SearchedText {
  let words: Word[] | undefined;
  let indexes: Map<string, number[]> | undefined;
  const getWords = () => (words ??= toWords(flat.text));
  return {
    flat,
    get words() {
      return getWords();
    },
    findWord(text) {
      indexes ??= Map.groupBy(getWords().keys(), (index) => getWords()[index]?.text ?? '');
      return indexes.get(text) ?? NOWHERE;
    },
  };
}
