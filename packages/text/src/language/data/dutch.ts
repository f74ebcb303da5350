import { stemmer } from '@orama/stemmers/dutch';
import { stopwords } from '@orama/stopwords/dutch';
import type { LanguageRules } from '../language.ts';

/**
 * Dutch.
 *
 * @see https://snowballstem.org/algorithms/dutch/stemmer.html
 */
export const dutch: LanguageRules = {
  code: 'nl',
  stem: stemmer,
  stopWords: stopwords,
};
