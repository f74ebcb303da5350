import { stemmer } from '@orama/stemmers/dutch';
import { stopwords } from '@orama/stopwords/dutch';
import type { LanguageRules } from '../language.ts';
import { createReadingEase } from '../readability-formulas.ts';

const SOUND = /aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ei|ij|ou|au|[aeiouyáéíóúàèäëïöü]/gu;

/**
 * Dutch. Reading ease by W. H. Douma, "De leesbaarheid van landbouwbladen", 1960. Syllables by their vowels, of which some
 * groups are one sound; a trema begins a new one. The passive: a form of `worden` and a participle.
 *
 * Plurals in `-zen` and `-ven`: "Basic Dutch: A Grammar and Workbook", page 47, below. `'s` and `steden`: "Dutch Plurals",
 * below. `ideeën`, `kinderen` and `schepen`: "Plural grammar dutch", below. Loanwords in `-s` and words in `-ssen` are our
 * own list.
 *
 * @see https://fliphtml5.com/selct/xzvn/Basic_Dutch%3A_A_Grammar_and_Workbook/57/
 *
 * @see https://blogs.transparent.com/dutch/dutch-plurals
 *
 * @see https://apedia.org/dutch-entry-level/de-het-long-vowel-short/3cp68
 *
 * @see https://snowballstem.org/algorithms/dutch/stemmer.html
 */
export const dutch: LanguageRules = {
  code: 'nl',
  forms: [
    // foto's, pagina's
    [/'s$/u, ''],
    // websites, databases, cookies; not proces, succes, adres
    [/(?<=\p{L}{3}e)(?<!(?:proce|succe|adre|congre|progre|expre|prinse|acce|exce))s$/u, ''],
    [/(?<=^(?:auto|foto|video|piano|web\p{L}*shop|\p{L}*app))s$/u, ''],
    // ideeën
    [/(?<=e)ën$/u, ''],
    // huizen, prijzen, brieven, bedrijven
    [/(?<=(?:[aeiou]{2}|ij))zen$/u, 's'],
    [/(?<=(?:[aeiou]{2}|ij|[lr]))ven$/u, 'f'],
    // processen, adressen
    [/(?<=(?:proc|succ|adr|congr|expr)es)sen$/u, ''],
    // irregular plurals
    [/(?<=^(?:hoofd|binnen)?)steden$/u, 'stad'],
    [/^kinderen$/u, 'kind'],
    [/^schepen$/u, 'schip'],
  ],
  stem: stemmer,
  stopWords: [
    ...stopwords,
    ...'aan alleen bent binnen bijvoorbeeld daarom daarna dan deze echter elk elke gaat gebruik gebruiken goed heel hierdoor hun jou jouw maak maakt maken meest mogen mensen moeten naast neem nieuwe onze per sinds soms staan staat steeds tijdens twee tussen vaak vanaf vanuit verder vooral waar waardoor waarom wanneer welke zoals zowel zullen'.split(
      ' ',
    ),
  ],
  countSyllables: (word) =>
    word
      .replace(/qu/gu, 'kw')
      .replace(/^(be|ge)(?=ë|i)/gu, '$1-')
      .match(SOUND)?.length ?? 0,
  readability: createReadingEase('Flesch-Douma', { base: 206.84, perSentence: 0.93, perWord: 77 }),
  abbreviations: 'bijv b.v bv d.w.z enz etc ca dhr mevr mw dr prof nr blz o.a m.b.t i.p.v t.o.v'.split(' '),
  passive:
    /\b(?:word|wordt|worden|werd|werden|geworden)\b[^.!?]*\b(?:ge\p{L}+(?:d|t|en)|(?:be|ver|ont|her|er)\p{L}+(?:d|t|en))\b/iu,
  defining: /\b(?:is|zijn|betekent|maakt|zorgt|biedt|kan|kunnen|dient|helpt)\b/iu,
  impossible: [
    {
      before: 'de een'.split(' '),
      after:
        'de het een in op met en of maar is zijn was heeft kan wordt niet dat als te voor bij naar'.split(
          ' ',
        ),
    },
    {
      before: 'van met en'.split(' '),
      after: 'en of maar is zijn was heeft kan wordt'.split(' '),
    },
  ],
  transitions:
    'als|alhoewel|anders|bijvoorbeeld|bovendien|daarbij|daardoor|daarentegen|daarmee|daarna|daarnaast|daarom|daarvoor|dan|dankzij|dat wil zeggen|doordat|dus|echter|eerst|en toch|evenals|hierdoor|hoewel|immers|in plaats van|indien|integendeel|kortom|maar|met andere woorden|mits|nadat|namelijk|net als|ofwel|omdat|ondanks|ook|op voorwaarde dat|ten eerste|ten slotte|ten tweede|tenslotte|tenzij|terwijl|toch|toen|totdat|uiteindelijk|verder|vervolgens|voordat|wanneer|want|zoals|zodat|zodra|zolang'.split(
      '|',
    ),
};
