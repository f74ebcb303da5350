import { stemmer } from '@orama/stemmers/spanish';
import { stopwords } from '@orama/stopwords/spanish';
import { foldAccents } from '../fold.ts';
import type { LanguageRules } from '../language.ts';
import { createReadingEase } from '../readability-formulas.ts';

/** A diphthong or triphthong around `a`, `e` or `o`; a stressed `í` or `ú`; or weak vowels alone. */
const SOUND = /[iuü]*[aeoáéó](?:[iuü](?![aeoáéóíú])|y(?!\p{L}))?|[íú]|[iuü]+|y(?!\p{L})/gu;

/**
 * Spanish. `ñ` is a letter of its own: `año` and `ano` are different words. Perspicuity by Francisco Szigriszt Pazos,
 * "Sistemas predictivos de legibilidad del mensaje escrito", 1993, which INFLESZ uses. Syllables by the rules for
 * diphthongs and hiatus of the RAE, "Ortografía de la lengua española", 2010. The passive: `ser` and a participle.
 *
 * Plurals in `-ces`: "Making plurals: -s, -es, -ces", below. Loanwords in `-s`, such as `webs`, are our own list.
 *
 * @see https://spanishruleslibrary.com/es/grammar/plural-formation
 *
 * @see https://snowballstem.org/algorithms/spanish/stemmer.html
 */
export const spanish: LanguageRules = {
  code: 'es',
  forms: [
    // luces, lápices; not entonces
    [/(?<!^enton)(?<=[aeiouáéíóú])ces$/u, 'z'],
    // webs, blogs, apps
    [/(?<=[bgp])(?<!bíceps?|fórceps?)s$/u, ''],
  ],
  stem: stemmer,
  stopWords: stopwords,
  fold: (word) => word.split('ñ').map(foldAccents).join('ñ'),
  countSyllables: (word) => word.replace(/(?<=[qg])u(?=[eiéí])/gu, '').match(SOUND)?.length ?? 0,
  readability: createReadingEase('Szigriszt-Pazos', { base: 206.835, perSentence: 1, perWord: 62.3 }),
  abbreviations: 'p.ej ej etc sr sra dr dra ud uds núm pág cap art fig aprox av vs ee.uu'.split(' '),
  passive:
    /(?<!\p{L})(?:es|son|fue|fueron|era|eran|será|serán|ser|sido|siendo|sea|sean)\s+(?:\p{L}+mente\s+)?\p{L}{2,}(?:ad|id)[oa]s?(?!\p{L})/iu,
  defining:
    /(?<!\p{L})(?:es|son|significa|permite|permiten|consiste|sirve|sirven|puede|pueden|ofrece)(?!\p{L})/iu,
  impossible: [
    {
      before: 'un una al del unos unas'.split(' '),
      after: 'un una el la los las en con por para y o pero es son está fue ha hay no se a sin al del'.split(
        ' ',
      ),
    },
    {
      before: 'y de con'.split(' '),
      after: 'y o pero es son está fue ha hay'.split(' '),
    },
  ],
  transitions:
    'a continuación|a pesar de|además|adicionalmente|ahora bien|al contrario|así|así que|asimismo|aunque|como|cuando|de este modo|de hecho|después|en cambio|en concreto|en consecuencia|en lugar de|en primer lugar|en resumen|en segundo lugar|entonces|es decir|finalmente|luego|mientras|no obstante|o sea|para que|pero|por ejemplo|por eso|por lo tanto|por otra parte|por tanto|por último|porque|primero|pues|puesto que|si|sin embargo|sino|también|tampoco|ya que'.split(
      '|',
    ),
};
