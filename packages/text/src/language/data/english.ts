import { stem } from 'porter2';
import { syllable } from 'syllable';
import type { LanguageRules } from '../language.ts';
import { createReadingEase } from '../readability-formulas.ts';

/** Frequent words in which `syllable` differs from the dictionary. */
const EXCEPTIONS = new Map([
  ['caches', 2],
  ['element', 3],
  ['elements', 3],
  ['false', 1],
  ['framework', 2],
  ['frameworks', 2],
  ['json', 2],
  ['large', 1],
  ['lifetime', 2],
]);

/**
 * English, American and British. Syllables by the rules of `syllable`, which follow the CMU Pronouncing Dictionary.
 * Reading ease by Flesch. The passive: a form of `be` or `get` before a participle.
 *
 * Irregular plurals: "Irregular Plural Nouns" and "Singular and plural: irregular plurals", both below. British spellings:
 * "American And British English: Differences In Spelling", below. `LLMs`, `buses`, `goes`, `matrices`, `vertices`,
 * `scarves` and `universities` are our own list.
 *
 * @see https://www.sophia.org/tutorials/irregular-plural-nouns
 *
 * @see http://atutor.in/basic-english-usage/singular-and-plural-irregular-plurals/
 *
 * @see http://perfectyourenglish.com/blog/american-and-british-english-differences-in-spelling/
 *
 * @see http://www.speech.cs.cmu.edu/cgi-bin/cmudict
 *
 * @see https://snowballstem.org/algorithms/english/stemmer.html
 */
export const english: LanguageRules = {
  code: 'en',
  forms: [
    // LLMs, PCs
    [/^(?!https$)([bcdfghjklmnpqrstvwxz]{2,5}(?<!s))s$/u, '$1'],
    // analyses, crises
    [/(?<=(?:analy|paraly|cri|the|diagno|progno))ses$/u, 'sis'],
    // knives, shelves
    [/(?<=^(?:kni|wi|housewi|midwi))ves$/u, 'fe'],
    [/(?<=^(?:\p{L}*shel|wol|loa|hal|cal|thie|el|scar))ves$/u, 'f'],
    [/(?<=^(?:mini|omni)?bus)es$/u, ''],
    [/^goes$/u, 'go'],
    // Snowball gives `university` the stem of `universal`: the Latin word keeps them apart
    [/^universit(?:y|ies)$/u, 'universitas'],
    // irregular plurals
    [/^children$/u, 'child'],
    [/^mice$/u, 'mouse'],
    [/(?<=^(?:|wo|sales|business|crafts))men$/u, 'man'],
    [/^feet$/u, 'foot'],
    [/^teeth$/u, 'tooth'],
    [/^criteria$/u, 'criterion'],
    [/^indices$/u, 'index'],
    [/^(append|matr|vert)ices$/u, '$1ix'],
    // optimisation, optimised
    [/(?<=\p{L}{3})is(?=(?:e|ed|es|er|ers|ing|ation|ations)$)/u, 'iz'],
    [/(?<=^(?:anal|paral|catal))ys(?=(?:e|ed|ing|er|ers)$)/u, 'yz'],
    // colour, centre, catalogue, travelling
    [/(?<=^(?:dis)?(?:col|behavi|fav|flav|lab|hon|hum|neighb|harb|rum|vap|arm|sav|vig|od))our/u, 'or'],
    [/(?<=^(?:data)?(?:cent|theat|kilomet|millimet|lit|fib))re(?=s?$)/u, 'er'],
    [/(?<=^(?:catal|dial|anal))ogue/u, 'og'],
    [/(?<=^(?:travel|cancel|label|model|signal|channel|fuel|level|panel))l(?=(?:ing|ed|er|ers)$)/u, ''],
  ],
  countSyllables: (word) => EXCEPTIONS.get(word) ?? syllable(word),
  readability: createReadingEase('Flesch', { base: 206.835, perSentence: 1.015, perWord: 84.6 }),
  abbreviations: 'e.g i.e etc vs cf approx no fig dr mr mrs ms inc ltd st prof al vol ed pp'.split(' '),
  passive:
    /\b(?:is|are|was|were|be|been|being|gets?|got)\s+(?:\w+ly\s+)?(?:\w{2,}ed|built|chosen|done|drawn|found|given|held|kept|known|left|made|met|put|read|run|seen|sent|set|shown|split|taken|thrown|told|understood|written)\b/iu,
  defining: /\b(?:is|are|lets?|allows?|enables?|means?|provides?|can|refers? to|makes? it possible)\b/iu,
  impossible: [
    {
      before: 'the a an every my your our their its'.split(' '),
      after:
        'of from with to in on at for by is are was were be been and or but the a an it you they we can will has have if when because as than which who what how not'.split(
          ' ',
        ),
    },
    {
      before: 'of from with into by than'.split(' '),
      after:
        'of from is are was were be and or but if because can will has have do does not at on as by'.split(
          ' ',
        ),
    },
  ],
  transitions:
    'according to|also|although|as a result|as well as|at the same time|because|before|but|by default|consequently|even|finally|first|for example|for instance|further|furthermore|hence|however|if|in addition|in contrast|in other words|in particular|instead|likewise|meanwhile|moreover|namely|nevertheless|on this point|once|otherwise|rather|second|similarly|since|so that|still|that is|then|therefore|though|thus|unless|until|when|whereas|while|yet'.split(
      '|',
    ),
  stem,
  ending: /'s?$/u,
  stopWords:
    `a about above after again against all also am an and any are aren't as at be because been before being below
    between both but by can can't cannot could couldn't did didn't do does doesn't doing don don't down during each
    eg either else etc even ever every few for from further get gets getting give given go goes going had has hasn't
    have haven't having he her here hers him his how however i ie if in into is isn isn't it it's its itself just
    kind less let let's like likely made make makes many may me might more most much must my need needs neither no
    nor not now of off on once one only or other others our ours out over own per quite rather re really same see
    shall she should shouldn't since so some something such sure than that that's the their theirs them then there
    these they they're thing things this those though through thus to too toward under until up upon us use used
    uses using various very via want was wasn't way ways we well were weren't what when where whether which while
    who whole whom whose why will with within without won't would yes yet you you're your yours yourself`.split(
      /\s+/u,
    ),
};
