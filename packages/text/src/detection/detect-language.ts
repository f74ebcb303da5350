import { toSurfaces } from '../words/to-words.ts';
import { toLowerWord } from '../language/fold.ts';
import { LANGUAGES, type LanguageCode } from '../language/language.ts';

/** The most frequent short words of each language that can be detected. */
const SMALL_WORDS: Readonly<Record<LanguageCode, string>> = {
  en: 'the of and to in is that it for with as on are this be by from or an you which',
  de: 'der die und das ist in zu den nicht von mit sich des auf für eine dem werden auch ein',
  fr: 'le la les de et des est une du que pour dans qui sur pas plus par avec vous au',
  es: 'el la los de y que las en una por con para del se es un como más pero no',
  it: 'il la di che e le un per del con una sono non è si dei gli nel della i',
  pt: 'o a os de e que as em uma por com para do da se é um não mais no',
  nl: 'de het een en van is dat in te op zijn voor met niet aan er ook als bij door',
};

const SETS = LANGUAGES.map((language) => ({ language, small: SMALL_WORDS[language].split(' ') }));

const MIN_WORDS = 30;
const MAX_CHARACTERS = 50_000;
const MIN_SHARE = 0.1;

/**
 * Detects the language of a text by its most frequent words. Returns its ISO 639-1 code; null for fewer than 30 words or
 * an unknown language.
 */
export function detectLanguage(text: string): LanguageCode | null {
  const found = detectLanguageOfWords(toSurfaces(text.slice(0, MAX_CHARACTERS)).map(toLowerWord));
  return found === 'too-short' || found === 'unknown' ? null : found;
}

/** A detected language, or why there is none: fewer than 30 words, or a language without detection. */
type DetectedLanguage = LanguageCode | 'too-short' | 'unknown';

/** Detects the language of a text like `detectLanguage`, by its words in lower case, and says why it detects none. */
export function detectLanguageOfWords(words: readonly string[]): DetectedLanguage {
  if (words.length < MIN_WORDS) return 'too-short';
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const [best] = SETS.map(({ language, small }) => ({
    language,
    share: small.reduce((sum, word) => sum + (counts.get(word) ?? 0), 0) / words.length,
  })).toSorted((a, b) => b.share - a.share);
  return best && best.share >= MIN_SHARE ? best.language : 'unknown';
}
