import { stemmer } from '@orama/stemmers/italian';
import { stopwords } from '@orama/stopwords/italian';
import type { LanguageRules } from '../language.ts';

/**
 * Italian.
 *
 * @see https://snowballstem.org/algorithms/italian/stemmer.html
 */
export const italian: LanguageRules = {
  code: 'it',
  stem: stemmer,
  stopWords: stopwords,
  elision: /^(?:[cdlmnstv]|(?:a|da|de|ne|su|que|co)l?l|un|quest|dov|com|anch)['’](?=.)/u,
};
