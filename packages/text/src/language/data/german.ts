import { stemmer } from '@orama/stemmers/german';
import { stopwords } from '@orama/stopwords/german';
import { foldAccents } from '../fold.ts';
import type { LanguageRules } from '../language.ts';

const TWO_LETTERS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };
const UMLAUTS: Readonly<Record<string, string>> = { ae: 'ä', oe: 'ö', ue: 'ü' };

/**
 * German. `ä` and `ae` are the same, and `ß` and `ss`; `schön` and `schon` are different words with one stem.
 *
 * @see https://snowballstem.org/algorithms/german/stemmer.html
 */
export const german: LanguageRules = {
  code: 'de',
  stem: (word) => stemmer(word.replace(/ae|oe|(?<![aeqä])ue/gu, (pair) => UMLAUTS[pair] ?? pair)),
  fold: (word) => foldAccents(word.replace(/[äöü]/gu, (letter) => TWO_LETTERS[letter] ?? letter)),
  stopWords: stopwords,
};
