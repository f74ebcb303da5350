import { setTimeout as delay } from 'node:timers/promises';

export interface EventuallyOptions {
  /** Milliseconds after which the last failure is thrown. Generous, since a busy machine is not a defect. Default 60,000. */
  timeoutMs?: number;
  /** Milliseconds between two checks. Default 20. */
  intervalMs?: number;
}

/**
 * Repeats a check until it no longer throws, and resolves with its result. Rejects with what the check threw last when
 * the time is over.
 *
 * @example await eventually(() => expect(messages).toHaveLength(3));
 */
export async function eventually<T>(
  check: () => T | Promise<T>,
  { timeoutMs = 60_000, intervalMs = 20 }: EventuallyOptions = {},
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
    await delay(intervalMs);
  }
}
