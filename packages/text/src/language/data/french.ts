import { stemmer } from '@orama/stemmers/french';
import { stopwords } from '@orama/stopwords/french';
import type { LanguageRules } from '../language.ts';

/**
 * French.
 *
 * @see https://snowballstem.org/algorithms/french/stemmer.html
 */
export const french: LanguageRules = {
  code: 'fr',
  stem: stemmer,
  stopWords: stopwords,
  elision: /^(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)['’](?=.)/u,
};
