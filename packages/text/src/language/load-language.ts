import {
  createLanguage,
  LANGUAGES,
  type Language,
  type LanguageCode,
  type LanguageRules,
} from './language.ts';

const loaders: Record<LanguageCode, () => Promise<LanguageRules>> = {
  en: async () => (await import('./data/english.ts')).english,
  de: async () => (await import('./data/german.ts')).german,
  es: async () => (await import('./data/spanish.ts')).spanish,
  fr: async () => (await import('./data/french.ts')).french,
  it: async () => (await import('./data/italian.ts')).italian,
  nl: async () => (await import('./data/dutch.ts')).dutch,
  pt: async () => (await import('./data/portuguese.ts')).portuguese,
};

const loaded = new Map<LanguageCode | null, Promise<Language>>();

/**
 * The language of a BCP 47 tag that can be measured; null if there are no rules for it.
 *
 * @example
 * toLanguageCode('de-AT'); // 'de'
 */
export function toLanguageCode(locale: string): LanguageCode | null {
  const language = locale.toLowerCase().split(/[-_]/u, 1)[0];
  return LANGUAGES.find((code) => code === language) ?? null;
}

/**
 * Loads the rules of a locale's language. A bundler makes each language a file of its own, which is loaded only when it is
 * needed. A locale without rules gives a language without stems and stop words.
 *
 * @example
 * const language = await loadLanguage('de-AT');
 * toWords('Die Häuser', language).map(({ stem }) => stem); // ['die', 'haus']
 */
export function loadLanguage(locale: string): Promise<Language> {
  const code = toLanguageCode(locale);
  const known = loaded.get(code);
  if (known) return known;
  const loading = (async () => createLanguage(code === null ? null : await loaders[code]()))();
  loaded.set(code, loading);
  // a file that could not be loaded is tried again
  loading.catch(() => loaded.delete(code));
  return loading;
}
