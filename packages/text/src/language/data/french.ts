import { stemmer } from '@orama/stemmers/french';
import { stopwords } from '@orama/stopwords/french';
import type { LanguageRules } from '../language.ts';
import { createReadingEase } from '../readability-formulas.ts';

/** Vowels that are one sound; `é`, `è`, `ê` and letters with a trema begin a new one. */
const SOUND = /[éèêëï](?:e(?!\p{L}))?|(?:[aiouyàâîôùûüœæ]|e)(?:[aiouyàâîôùûüœæe])*[èê]?/gu;
/** Words whose `-ent` is sounded; in verbs such as `changent` it is silent. */
const SOUNDED =
  /(?:(?<!ai|or)ment|^(?:absent|accident|agent|argent|cent|client|content|dent|différent|équivalent|évident|excellent|fréquent|intelligent|lent|parent|patient|permanent|pertinent|présent|récent|souvent|suffisant|talent|transparent|urgent|vent|violent))$/u;
const SILENT_E = /(?<=[éiu])es?$|(?<=[aeiouyàâéèêîïôùûœæ].*[^aeiouyàâéèêëîïôùûüœæ])es?$/u;
const SILENT_ENT = /(?<=[aeiouyàâéèêîïôùûœæ].*[^aeiouyàâéèêëîïôùûüœæ])ent$/u;

function countSyllables(word: string): number {
  const bare = word
    .replace(/^(?:[cdjlmnst]|qu)'/u, '')
    .replace(/(?<=q)u/gu, '')
    .replace(/(?<=g)u(?=[eiéèê])/gu, '');
  const sounded = SOUNDED.test(word) ? bare : bare.replace(SILENT_ENT, '');
  return sounded.replace(SILENT_E, '').match(SOUND)?.length ?? 0;
}

/**
 * French. Reading ease by Liliane Kandel and Abraham Moles, "Application de l'indice de Flesch à la langue française", 1958.
 * Syllables by groups of vowels without the silent endings `-e`, `-es` and `-ent`. The passive cannot be told from the
 * past tense of verbs with `être` and is not measured.
 *
 * Plurals in `-x` and of words in `-ail`: Isabelle Cros, "Le pluriel des noms", 2 to 4, below. `yeux`: "Le pluriel des noms,
 * cas particuliers", below. `applis` is our own.
 *
 * @see https://studylibfr.com/doc/2700937/le_pluriel_des_noms_blog
 *
 * @see https://tools.e-exercises.com/doku.php?id=fr%3Agrammaire%3Anoms_adjectif%3Anoms%3Apluriel_particuliers
 *
 * @see https://snowballstem.org/algorithms/french/stemmer.html
 */
export const french: LanguageRules = {
  code: 'fr',
  forms: [
    // jeux, lieux, bateaux, bijoux
    [/(?<=^(?:en)?(?:jeu|lieu|milieu|feu|cheveu|neveu|aveu|dieu|vœu|pneu))[xs]$/u, ''],
    [/(?<=eau)x$/u, ''],
    [/(?<=^(?:bij|caill|ch|gen|hib|jouj|p)ou)x$/u, ''],
    // applis
    [/(?<=^appl)is$/u, 'i'],
    // travaux, vitraux
    [/(?<=^(?:trav|vitr|ém|b|cor))aux$/u, 'ail'],
    [/^yeux$/u, 'œil'],
  ],
  stem: stemmer,
  stopWords: stopwords.filter((word) => word !== ''),
  elision: /^(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)['’](?=.)/u,
  countSyllables,
  readability: createReadingEase('Kandel-Moles', { base: 207, perSentence: 1.015, perWord: 73.6 }),
  abbreviations: 'p.ex ex etc m mme mlle mm dr cf env art fig no vol st ste av'.split(' '),
  defining:
    /(?<!\p{L})(?:est|sont|permet|permettent|signifie|désigne|consiste|sert|servent|peut|peuvent|offre)(?!\p{L})/iu,
  impossible: [
    {
      before: 'au aux du une'.split(' '),
      after:
        'le la les un une à dans pour avec et ou mais est sont a ont ne se que sur par au aux du en'.split(
          ' ',
        ),
    },
    {
      before: 'et de avec dans'.split(' '),
      after: 'et ou mais est sont ont'.split(' '),
    },
  ],
  transitions:
    "ainsi|alors|alors que|après|au contraire|au lieu de|aussi|autrement|avant|bien que|c'est-à-dire|car|cependant|comme|d'abord|d'ailleurs|d'autre part|d'une part|dans ce cas|de plus|de même|donc|dès que|en conséquence|en effet|en outre|en particulier|en revanche|enfin|ensuite|et pourtant|lorsque|mais|malgré|néanmoins|notamment|or|par ailleurs|par conséquent|par contre|par exemple|parce que|pendant que|plutôt|pour que|pourtant|puis|puisque|quand|quant à|sauf si|si|sinon|tandis que|toutefois".split(
      '|',
    ),
};
