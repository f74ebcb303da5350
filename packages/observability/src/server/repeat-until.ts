import { setTimeout as delay } from 'node:timers/promises';

/** Does `work`, which does not reject, every so often and one at a time, until the signal. Resolves when it is over. */
export async function repeatUntil(
  signal: AbortSignal,
  everyMs: number,
  work: () => Promise<void>,
): Promise<void> {
  while (!signal.aborted) {
    const begunAt = performance.now();
    await work();
    const restMs = Math.max(0, everyMs - (performance.now() - begunAt));
    await delay(restMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
