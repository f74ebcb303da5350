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
  const keyword = input.trim();
  if (keyword.length > KEYWORD_MAX_LENGTH || !keyword.isWellFormed()) return null;
  if (/\p{Cc}/u.test(keyword) || !/[\p{L}\p{N}]/u.test(keyword)) return null;
  const composed = keyword.normalize('NFC');
  return composed.length > KEYWORD_MAX_LENGTH ? null : composed;
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
