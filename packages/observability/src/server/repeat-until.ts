import { setTimeout as delay } from 'node:timers/promises';

/** Runs `work`, which must not reject, every `everyMs`, one run at a time, until the signal. Resolves after the last run. */
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
