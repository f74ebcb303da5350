import { stemmer } from '@orama/stemmers/german';
import { stopwords } from '@orama/stopwords/german';
import { foldAccents } from '../fold.ts';
import type { LanguageRules } from '../language.ts';
import { createReadingEase } from '../readability-formulas.ts';

const TWO_LETTERS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };
const UMLAUTS: Readonly<Record<string, string>> = { ae: 'ä', oe: 'ö', ue: 'ü' };
/** Pairs that are one sound, else one vowel. `qu` and the prefixes `be-` and `ge-` are read before. */
const SOUND = /aa|ee|oo|ie|ei|ai|au|äu|eu|ey|ay|[aeiouyäöü]/gu;

/**
 * German. `ä` and `ae` are the same, and `ß` and `ss`; `schön` and `schon` are different words with one stem. Reading ease
 * by Toni Amstad, "Wie verständlich sind unsere Zeitungen?", 1978. Syllables by their vowels, of which some pairs are one
 * sound (Duden, "Worttrennung"). The passive: a form of `werden` and a participle; `wird` with a participle that ends in
 * `-en` may be a future.
 *
 * Plurals in `-s`: "Noch mehr fremdsprachige Plurale". `Themen`, `Konten`: "Pluralbildung bei Fremdwörtern",
 * Variantengrammatik des Standarddeutschen. `Firmen`: "Modern German Grammar", second edition, 29.8. `Lexika`: "Pluralformen
 * von Fremdwörtern". Which words end in `-s`, and `-n` behind `-el`, are our own list.
 *
 * @see http://www.neue-rechtschreibung.net/tag/plural-jogger/
 *
 * @see http://mediawiki.ids-mannheim.de/VarGra/index.php/Vota_/_Voten
 *
 * @see https://pangloss.de/cms/index.php?page=pluralformen
 *
 * @see https://snowballstem.org/algorithms/german/stemmer.html
 */
export const german: LanguageRules = {
  code: 'de',
  forms: [
    // Shops, Apps
    [/(?<=p)s$/u, ''],
    // Autos, Fotos, Babys, Kameras, Websites, Cookies
    [/(?<=\p{L}[bcdfghjklmnpqrstvwxz][oy])s$/u, ''],
    [/(?<=(?:kamera|pizza|villa|idea|cookie|site|service|page|game|software))s$/u, ''],
    // Äpfeln, Regeln
    [/(?<=\p{L}el)n$/u, ''],
    // Themen, Firmen, Konten, Lexika
    [/(?<=(?:them|firm))en$/u, 'a'],
    [/(?<=kont)en$/u, 'o'],
    [/(?<=lexik)a$/u, 'on'],
  ],
  stem: (word) => stemmer(word.replace(/ae|oe|(?<![aeqä])ue/gu, (pair) => UMLAUTS[pair] ?? pair)),
  fold: (word) => foldAccents(word.replace(/[äöü]/gu, (letter) => TWO_LETTERS[letter] ?? letter)),
  stopWords: stopwords,
  countSyllables: (word) =>
    word
      .replace(/qu/gu, 'kw')
      .replace(/^(be|ge)(?=e[dghiln]\p{L}{2})/u, '$1-')
      .replace(/(?<=[lnrd])ie(?=n$|nen$)/gu, 'i-e')
      .match(SOUND)?.length ?? 0,
  readability: createReadingEase('Amstad', { base: 180, perSentence: 1, perWord: 58.5 }),
  abbreviations: 'z.b d.h u.a usw bzw ca vgl nr dr prof hr fr str z.t evtl ggf inkl max min s abs bsp'.split(
    ' ',
  ),
  passive:
    /\b(?:wird|werden|wirst|werde)\b[^.!?]*\b(?:\p{L}*ge\p{L}+t|(?:be|ent|er|ver|zer|miss)\p{L}+t|\p{L}+iert)\b|\b(?:wurde|wurden|worden)\b/iu,
  defining:
    /(?<!\p{L})(?:ist|sind|bedeutet|bezeichnet|ermöglicht|erlaubt|heißt|kann|können|dient)(?!\p{L})/iu,
  impossible: [
    {
      before: 'ein eine einen einem einer eines im am zum zur vom beim'.split(' '),
      after:
        'ein eine einen einem einer der die das den dem des in im auf mit von und oder aber ist sind war hat haben kann wird werden nicht dass weil wenn er sie es wir zu bei nach'.split(
          ' ',
        ),
    },
    {
      before: 'und oder'.split(' '),
      after: 'und oder aber ist sind war hat kann wird'.split(' '),
    },
  ],
  transitions:
    'aber|allerdings|also|andererseits|anschließend|auch|außerdem|bevor|beispielsweise|da|dadurch|dafür|daher|damit|danach|dann|daraufhin|darüber hinaus|deshalb|dennoch|denn|des weiteren|doch|ebenso|einerseits|falls|ferner|folglich|hingegen|im gegensatz|indem|insbesondere|jedoch|nachdem|nämlich|ob|obwohl|schließlich|sobald|sodass|sofern|solange|somit|sondern|sonst|statt|stattdessen|trotzdem|während|weil|weiterhin|wenn|wie|zudem|zuerst|zum beispiel|zunächst|zwar'.split(
      '|',
    ),
};
