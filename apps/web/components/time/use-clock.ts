import { useCallback, useSyncExternalStore } from 'react';

/** The present time in milliseconds since 1970, rounded down to `stepMs`. */
export function readClock(stepMs: number): number {
  return Math.floor(Date.now() / stepMs) * stepMs;
}

/** The time in milliseconds since 1970, rounded down to `stepMs` and kept true while the page is open; null on the server. */
export function useClock(stepMs: number): number | null {
  const subscribe = useCallback(
    (onTick: () => void) => {
      const timer = setInterval(onTick, Math.min(stepMs, 15_000));
      return () => clearInterval(timer);
    },
    [stepMs],
  );
  return useSyncExternalStore(
    subscribe,
    () => readClock(stepMs),
    () => null,
  );
}
