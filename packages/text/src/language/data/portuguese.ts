import { stemmer } from '@orama/stemmers/portuguese';
import { stopwords } from '@orama/stopwords/portuguese';
import type { LanguageRules } from '../language.ts';

/**
 * Portuguese.
 *
 * @see https://snowballstem.org/algorithms/portuguese/stemmer.html
 */
export const portuguese: LanguageRules = {
  code: 'pt',
  stem: stemmer,
  stopWords: stopwords,
  elision: /^d['’](?=.)/u,
};
