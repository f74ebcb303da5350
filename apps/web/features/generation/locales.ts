/** Languages an article can be asked for in. */
export const LOCALES = [
  { value: 'en-US', label: 'English (US)' },
  { value: 'en-GB', label: 'English (UK)' },
  { value: 'de-DE', label: 'Deutsch' },
  { value: 'es-ES', label: 'Español' },
  { value: 'fr-FR', label: 'Français' },
  { value: 'it-IT', label: 'Italiano' },
  { value: 'nl-NL', label: 'Nederlands' },
  { value: 'pt-BR', label: 'Português (Brasil)' },
] as const;

export type Locale = (typeof LOCALES)[number];

/** The languages that can be written. `languages` are ISO 639-1 codes; null for all. */
export function findWritable(languages: readonly string[] | null): Locale[] {
  return LOCALES.filter(({ value }) => languages?.includes(value.slice(0, 2)) ?? true);
}

/** Finds the language that a person means by a tag (`de`, `de-AT`) or a name (`German`, `Deutsch`). */
export function findLocale(locales: readonly Locale[], meant: string): Locale | undefined {
  const text = meant.trim().toLowerCase().replaceAll('_', '-');
  return (
    locales.find(({ value, label }) => value.toLowerCase() === text || label.toLowerCase() === text) ??
    locales.find(
      ({ value }) => value.slice(0, 2) === text.split('-')[0] || toEnglishName(value).toLowerCase() === text,
    )
  );
}

const names = new Intl.DisplayNames('en-US', { type: 'language' });

function toEnglishName(locale: string): string {
  return names.of(locale.slice(0, 2)) ?? locale;
}
