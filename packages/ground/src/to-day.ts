const month = new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const format = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });

/** The day of a moment (ISO 8601), by UTC: `November 1, 2026`. */
export function toDay(iso: string): string {
  return format.format(new Date(iso));
}

/** The month of a day: `November 2026` for `2026-11-01`. */
export function toMonth(day: string): string {
  return month.format(new Date(day));
}
