'use client';

import { useSyncExternalStore } from 'react';
import { toRelativeTime } from './to-relative-time.ts';

const absolute = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

/** How long ago something was, updated while the page is open; the exact time on hover. */
export function RelativeTime({ iso }: { iso: string }) {
  const minute = useSyncExternalStore(onMinute, currentMinute, currentMinute);
  const date = new Date(iso);
  return (
    // The minute may have changed between rendering on the server and hydration.
    <time dateTime={iso} title={`${absolute.format(date)} UTC`} suppressHydrationWarning>
      {toRelativeTime(date.getTime(), Math.max(minute * 60_000, date.getTime()))}
    </time>
  );
}

function currentMinute(): number {
  return Math.floor(Date.now() / 60_000);
}

function onMinute(notify: () => void): () => void {
  const timer = setInterval(notify, 15_000);
  return () => clearInterval(timer);
}
