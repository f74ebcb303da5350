import { setTimeout as delay } from 'node:timers/promises';

/** Work that a process does at intervals. */
interface Repeated {
  /** The time between the end of one run and the start of the next, in milliseconds. */
  intervalMs: number;
  /** One run. The signal is aborted when the process stops. */
  run: (signal: AbortSignal) => Promise<void>;
  /** Receives what a run rejected with; the next run takes place as usual. */
  onError: (error: unknown) => void;
}

/** Starts to run work at once and then at intervals. Disposing of it waits for the run that is under way. */
export function repeat({ intervalMs, run, onError }: Repeated): AsyncDisposable {
  const stopping = new AbortController();
  const { signal } = stopping;

  async function loop(): Promise<void> {
    while (!signal.aborted) {
      await run(signal).catch(onError);
      // rejects early when the signal is aborted, which ends the loop
      await delay(intervalMs, undefined, { signal }).catch(() => undefined);
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
