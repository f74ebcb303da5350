const formatter = new Intl.RelativeTimeFormat('en-US', { numeric: 'auto' });
const dateFormatter = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `just now`, `5 minutes ago`, `yesterday`, and from a week on the date. Both times in milliseconds since 1970. */
export function toRelativeTime(then: number, now: number): string {
  const elapsed = now - then;
  if (elapsed < MINUTE) return 'just now';
  if (elapsed < HOUR) return formatter.format(-Math.floor(elapsed / MINUTE), 'minute');
  if (elapsed < DAY) return formatter.format(-Math.floor(elapsed / HOUR), 'hour');
  if (elapsed < 7 * DAY) return formatter.format(-Math.floor(elapsed / DAY), 'day');
  return dateFormatter.format(then);
}
