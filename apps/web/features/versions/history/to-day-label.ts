const format = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** `Wednesday, 25 November 2026` for `2026-11-25`. */
export function toDayLabel(day: string): string {
  return format.format(new Date(`${day}T00:00:00Z`)).replace(/^(\p{L}+) /u, '$1, ');
}
