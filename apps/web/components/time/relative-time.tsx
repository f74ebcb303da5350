'use client';

import { toRelativeTime } from './to-relative-time.ts';
import { readClock, useClock } from './use-clock.ts';

const absolute = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

/** How long ago something was, updated while the page is open; the exact time on hover. */
export function RelativeTime({ iso }: { iso: string }) {
  const minute = useClock(60_000) ?? readClock(60_000);
  const then = Date.parse(iso);
  return (
    // The minute may have changed between rendering on the server and hydration.
    <time dateTime={iso} title={`${absolute.format(then)} UTC`} suppressHydrationWarning>
      {toRelativeTime(then, Math.max(minute, then))}
    </time>
  );
}
