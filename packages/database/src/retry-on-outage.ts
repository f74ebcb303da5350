import { setTimeout as delay } from 'node:timers/promises';
import { isConnectionError } from './is-connection-error.ts';
import type { ReportOutage } from './outage-log.ts';

/** The waits between attempts, in milliseconds: each twice as long as the one before it, up to the longest. */
export interface Backoff {
  firstMs: number;
  longestMs: number;
}

const OUTAGE: Backoff = { firstMs: 100, longestMs: 1_000 };

/**
 * Computes how long to wait before the next attempt, in milliseconds.
 *
 * @param failures How many attempts have failed so far, at least 1.
 *
 * @example
 * toBackoffMs(3, { firstMs: 100, longestMs: 1_000 }); // 400
 */
export function toBackoffMs(failures: number, { firstMs, longestMs }: Backoff): number {
  return Math.min(longestMs, firstMs * 2 ** (failures - 1));
}

/**
 * Runs `work` again and again until the database can be reached, and returns its value. Each failure goes to `report`.
 * Work that is under way is not interrupted by `signal`; only the wait before the next attempt is.
 *
 * @throws any error that is not a connection error, and the reason of `signal` when it is aborted during a wait.
 */
export async function retryOnOutage<T>(
  report: ReportOutage,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isConnectionError(error)) throw error;
      report(String(error));
      const waitMs = toBackoffMs(failures, OUTAGE);
      await delay(waitMs, undefined, { signal }).catch(() => signal.throwIfAborted());
    }
  }
}
