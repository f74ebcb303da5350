import { setTimeout as delay } from 'node:timers/promises';

interface Repeated {
  /** The time from the start of one run to the start of the next, in milliseconds, unless a run takes longer. */
  everyMs: number;
  /** One run. The signal is aborted when the process stops. */
  run: (signal: AbortSignal) => Promise<unknown>;
  /** Receives the error of a run that rejected; the next run takes place as usual. */
  onError: (error: unknown) => void;
}

/**
 * Runs work at once and then at intervals, one run at a time. Disposing of it waits for the run that is under way.
 *
 * @example
 * opened.use(repeat({ everyMs: 2_000, run: () => dispatchMail(db), onError: (error) => log.warn(String(error)) }));
 */
export function repeat({ everyMs, run, onError }: Repeated): AsyncDisposable {
  const stopping = new AbortController();
  const { signal } = stopping;
  async function loop(): Promise<void> {
    while (!signal.aborted) {
      const begunAt = performance.now();
      await run(signal).catch(onError);
      const restMs = Math.max(0, everyMs - (performance.now() - begunAt));
      // rejects early when the signal is aborted, which ends the loop
      await delay(restMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
  const running = loop();
  return {
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await running;
    },
  };
}
