import { setTimeout as delay } from 'node:timers/promises';
import { toBackoffDelay } from '@headway/ground';
import { isConnectionError } from './is-connection-error.ts';
import type { ReportOutage } from './outage-log.ts';

/**
 * Runs `work` again and again until the database can be reached, and returns its value. The waits in between grow from 100
 * ms to 1 s. Each failure goes to `report`.
 * Work that is under way is not interrupted by `signal`; only the wait before the next attempt is.
 *
 * @throws any error that is not a connection error, and the reason of `signal` when it is aborted during a wait.
 */
export async function retryOnOutage<T>(
  report: ReportOutage,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isConnectionError(error)) throw error;
      report(String(error));
      const waitMs = toBackoffDelay({ attempt, baseMs: 100, capMs: 1_000 });
      await delay(waitMs, undefined, { signal }).catch(() => signal.throwIfAborted());
    }
  }
}
