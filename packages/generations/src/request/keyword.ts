/** The longest keyword, in UTF-16 code units: the limit of `contents.keyword`. */
export const KEYWORD_MAX_LENGTH = 200;

/**
 * The keyword as it will be stored: trimmed, in Unicode's composed form. Null for what is none: nothing but
 * space, over 200 characters, control characters or broken surrogates in it, not a single letter or digit.
 */
export function parseKeyword(input: string): string | null {
  const keyword = input.trim();
  if (keyword.length > KEYWORD_MAX_LENGTH || !keyword.isWellFormed()) return null;
  if (/\p{Cc}/u.test(keyword) || !/[\p{L}\p{N}]/u.test(keyword)) return null;
  const composed = keyword.normalize('NFC');
  return composed.length > KEYWORD_MAX_LENGTH ? null : composed;
}

/** A language tag in its canonical form (`en-us` becomes `en-US`), or null for what is none. */
export function parseLocale(input: string): string | null {
  try {
    const [locale] = Intl.getCanonicalLocales(input);
    return locale !== undefined && locale.length <= 20 ? locale : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
