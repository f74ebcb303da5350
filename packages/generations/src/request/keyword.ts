/** The longest keyword, in UTF-16 code units: the limit of `contents.keyword`. */
export const KEYWORD_MAX_LENGTH = 200;

/**
 * Parses a keyword: trims it and converts it to Unicode's composed form (NFC).
 *
 * @returns null for a text of more than 200 characters, without a letter or digit, or with control characters or lone
 * surrogates.
 *
 * @example
 * parseKeyword('  server components '); // 'server components'
 */
export function parseKeyword(input: string): string | null {
  return findKeywordFault(input) === null ? input.trim().normalize('NFC') : null;
}

/** Why a text is no keyword. */
export type KeywordFault = 'empty' | 'too_long' | 'control_character' | 'no_word';

/**
 * Tells why {@link parseKeyword} returns null for a text. Null for a keyword.
 *
 * @example
 * findKeywordFault('--'); // 'no_word'
 */
export function findKeywordFault(input: string): KeywordFault | null {
  const keyword = input.trim();
  if (keyword === '') return 'empty';
  if (keyword.length > KEYWORD_MAX_LENGTH || keyword.normalize('NFC').length > KEYWORD_MAX_LENGTH)
    return 'too_long';
  if (/\p{Cc}/u.test(keyword) || !keyword.isWellFormed()) return 'control_character';
  return /[\p{L}\p{N}]/u.test(keyword) ? null : 'no_word';
}

/** Parses a language tag (BCP 47) into its canonical form: `en-us` becomes `en-US`. Null when it is none. */
export function parseLocale(input: string): string | null {
  try {
    const [locale] = Intl.getCanonicalLocales(input);
    return locale !== undefined && locale.length <= 20 ? locale : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
