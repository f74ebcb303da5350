import { stemmer } from '@orama/stemmers/italian';
import { stopwords } from '@orama/stopwords/italian';
import type { LanguageRules } from '../language.ts';

/** A diphthong or triphthong around `a`, `e` or `o`, or weak vowels alone. */
const SOUND = /[iu]*[aeoàèéòó](?:[iu](?![aeoàèéòó]))?|[ìíùú]|[iu]+/gu;

/**
 * Italian. Ease by Gulpease: Pietro Lucisano and Maria Emanuela Piemontese, "GULPEASE: una formula per la predizione della
 * difficoltà dei testi in lingua italiana", 1988; it counts letters, not syllables. The passive cannot be told from the
 * past tense of verbs with `essere` and is not measured.
 *
 * Plurals in `-chi`, `-ghi`, `-che`, `-ghe`: "Il plurale", 5 and 6, below. `uova`: "Learning Italian: making nouns plural",
 * below.
 *
 * @see http://locuta.com/eplurale.htm
 *
 * @see https://spanish-classroom.santillanausa.com/learning-italian-making-nouns-plural.html
 *
 * @see https://snowballstem.org/algorithms/italian/stemmer.html
 */
export const italian: LanguageRules = {
  code: 'it',
  forms: [
    // laghi, banche
    [/(?<=\p{L}{2}[cg])h(?=[ei]$)/u, ''],
    [/^uova$/u, 'uovo'],
  ],
  stem: stemmer,
  stopWords: stopwords,
  elision: /^(?:[cdlmnstv]|(?:a|da|de|ne|su|que|co)l?l|un|quest|dov|com|anch)['’](?=.)/u,
  countSyllables: (word) => word.match(SOUND)?.length ?? 0,
  readability: {
    name: 'Gulpease',
    compute: ({ sentences, words, letters }) =>
      words === 0 ? 0 : 89 + (300 * sentences - 10 * letters) / words,
  },
  abbreviations: 'es ecc dott sig sig.ra prof pag art fig n vol cfr ing avv'.split(' '),
  defining:
    /(?<!\p{L})(?:è|sono|significa|permette|permettono|consente|consiste|serve|servono|può|possono|offre)(?!\p{L})/iu,
  impossible: [
    {
      before: 'al del nel dal sul una gli'.split(' '),
      after: 'il lo la i gli le un una di a in con per e o ma è sono ha non si che al del nel'.split(' '),
    },
    {
      before: 'e di con per'.split(' '),
      after: 'e o ma è sono ha'.split(' '),
    },
  ],
  transitions:
    'affinché|al contrario|allora|altrimenti|anche|anche se|ancora|anzi|appena|benché|cioè|come|così|da un lato|dato che|di conseguenza|dopo|dunque|e quindi|ecco perché|finché|in altre parole|in effetti|in particolare|in primo luogo|inoltre|infatti|infine|invece|ma|mentre|nonostante|oppure|ossia|per esempio|ad esempio|per questo|perciò|perché|però|pertanto|più avanti|poi|poiché|prima|purché|quando|quindi|se|sebbene|secondo|siccome|tuttavia|vale a dire'.split(
      '|',
    ),
};
