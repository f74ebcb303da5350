import { stemmer } from '@orama/stemmers/spanish';
import { stopwords } from '@orama/stopwords/spanish';
import { foldAccents } from '../fold.ts';
import type { LanguageRules } from '../language.ts';

/**
 * Spanish. `ñ` is a letter of its own: `año` and `ano` are different words.
 *
 * @see https://snowballstem.org/algorithms/spanish/stemmer.html
 */
export const spanish: LanguageRules = {
  code: 'es',
  stem: stemmer,
  stopWords: stopwords,
  fold: (word) => word.split('ñ').map(foldAccents).join('ñ'),
};
