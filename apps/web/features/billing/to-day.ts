const format = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' });

/** The day of a moment (ISO 8601), by UTC, by which usage is counted. */
export function toDay(iso: string): string {
  return format.format(new Date(iso));
}
