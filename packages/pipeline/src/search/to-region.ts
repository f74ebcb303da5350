/** The language and country of a locale, with the likely country if it names none. English for a malformed locale. */
export function toRegion(locale: string): { language: string; region: string } {
  const [tag = 'en'] = canonicalize(locale);
  const { language, region } = new Intl.Locale(tag).maximize();
  return { language, region: region ?? 'US' };
}

function canonicalize(locale: string): string[] {
  try {
    return Intl.getCanonicalLocales(locale);
  } catch {
    // malformed: the validation checks the language of the article
    return [];
  }
}
