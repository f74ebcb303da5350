import { stemmer } from '@orama/stemmers/portuguese';
import { stopwords } from '@orama/stopwords/portuguese';
import type { LanguageRules } from '../language.ts';
import { createReadingEase } from '../readability-formulas.ts';

/** `ão`, `ãe`, `õe`; a vowel that falls to `i` or `u`; or one vowel. */
const SOUND = /[ãõ][eoi]?|[aeoáéóâêôà](?:i(?!nh|[rlzm](?!\p{L}))|u(?!\p{L}*[aeo]u))?|ui(?!nh)|iu|[iuíúü]/gu;

/**
 * Portuguese. Reading ease by Teresa B. F. Martins and others, "Readability formulas applied to textbooks in Brazilian
 * Portuguese", 1996. Syllables by the rules for diphthongs of the Acordo Ortográfico, 1990: vowels that rise are apart
 * (`via-gem`), except at the end of a word that bears its accent before (`história`). The passive: `ser` and a participle.
 *
 * Plurals in `-ns`, `-ais`, `-eis` and `-óis`: the rules of brighthub.com, below. `-ões` and `-ães`: "Portuguese: Word View",
 * rule 4, below. Which words in `-eis` come from `-el` and which from `-il`, and `softwares`, are our own list.
 *
 * @see http://www.brighthub.com/education/languages/articles/37368.aspx
 *
 * @see https://languagecanvas.com/free/por1/por1_10/plural/plural.htm
 *
 * @see https://snowballstem.org/algorithms/portuguese/stemmer.html
 */
export const portuguese: LanguageRules = {
  code: 'pt',
  forms: [
    // ações, cartões, pães
    [/(?:ões|ães)$/u, 'ão'],
    // softwares
    [/(?<=ware)s$/u, ''],
    // imagens, jardins
    [/(?<=\p{L}[eiou])ns$/u, 'm'],
    // animais, canais; not mais, demais, pais
    [/(?<!^(?:m|p|dem|jam|c|s|v))ais$/u, 'al'],
    // hotéis, papéis, móveis; fáceis, úteis; lençóis
    [/(?:éis|(?<=(?:[vn]|hot|pap))eis)$/u, 'el'],
    [/(?<=(?:c|út|ág|ért|óss|rág))eis$/u, 'il'],
    [/óis$/u, 'ol'],
  ],
  stem: stemmer,
  stopWords: stopwords,
  elision: /^d['’](?=.)/u,
  countSyllables: (word) =>
    word
      .replace(/(?<=q)u/gu, '')
      .replace(/(?<=g)u(?=[eiéêí])/gu, '')
      .replace(/(?<=g)u(?=[aoáâ])/gu, 'w')
      .replace(/(?<=[áéíóúâêô]\p{L}*[^aeiouáéíóúâêô])[iu](?=[aeo]s?$)/u, '')
      .match(SOUND)?.length ?? 0,
  readability: createReadingEase('Martins', { base: 248.835, perSentence: 1.015, perWord: 84.6 }),
  abbreviations: 'ex p.ex etc sr sra dr dra prof núm pág art fig aprox av vs'.split(' '),
  passive:
    /(?<!\p{L})(?:é|são|foi|foram|era|eram|será|serão|ser|sido|sendo|seja|sejam)\s+(?:\p{L}+mente\s+)?\p{L}{2,}(?:ad|id)[oa]s?(?!\p{L})/iu,
  defining:
    /(?<!\p{L})(?:é|são|significa|permite|permitem|consiste|serve|servem|pode|podem|oferece)(?!\p{L})/iu,
  impossible: [
    {
      before: 'um uma ao aos pelo pela'.split(' '),
      after: 'o a os as um uma em com por para e ou mas é são foi tem não se ao do no'.split(' '),
    },
    {
      before: 'e de com para'.split(' '),
      after: 'e ou mas é são foi tem'.split(' '),
    },
  ],
  transitions:
    'a fim de|afinal|ainda assim|além disso|ao contrário|ao invés de|apesar de|assim|assim como|caso|como|contudo|da mesma forma|de fato|depois|desde que|dessa forma|e então|em primeiro lugar|em resumo|em seguida|em segundo lugar|em vez de|embora|enfim|enquanto|entretanto|então|finalmente|isto é|já que|logo|mas|no entanto|ou seja|para que|pois|por exemplo|por fim|por isso|por outro lado|porque|portanto|primeiro|quando|se|todavia|também|uma vez que|visto que'.split(
      '|',
    ),
};
