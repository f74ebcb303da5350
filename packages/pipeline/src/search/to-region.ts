/** The language and country that services want; English where a tag is not one. */
export function toRegion(locale: string): { language: string; region: string } {
  const [tag = 'en'] = canonicalize(locale);
  const { language, region } = new Intl.Locale(tag).maximize();
  return { language, region: region ?? 'US' };
}

function canonicalize(locale: string): string[] {
  try {
    return Intl.getCanonicalLocales(locale);
  } catch {
    // not a tag: the language check of the validation tells what came of it
    return [];
  }
}
