'use client';

import { useSyncExternalStore } from 'react';

/** The time to the second, milliseconds since 1970, kept true while the page is open; null on the server. */
export function useNow(): number | null {
  return useSyncExternalStore(onSecond, currentSecond, () => null);
}

function currentSecond(): number {
  return Math.floor(Date.now() / 1000) * 1000;
}

function onSecond(notify: () => void): () => void {
  const timer = setInterval(notify, 1000);
  return () => clearInterval(timer);
}
