import { setTimeout as delay } from 'node:timers/promises';

/** Waits between attempts: `firstMs`, then twice as long each time, at most `longestMs`. */
export function createRetryWaits(firstMs: number, longestMs: number) {
  let nextMs = firstMs;
  return {
    /** The length of the next wait, in milliseconds. */
    get nextMs() {
      return nextMs;
    },
    reset() {
      nextMs = firstMs;
    },
    /** Waits; resolves early when the signal is aborted. */
    async wait(signal: AbortSignal): Promise<void> {
      const waitMs = nextMs;
      nextMs = Math.min(nextMs * 2, longestMs);
      await delay(waitMs, undefined, { signal }).catch(() => undefined);
    },
  };
}
