import { setImmediate } from 'node:timers/promises';

/** Lets long work stand back now and then, so that everything else the process does goes on meanwhile. */
export interface Breath {
  /** To be awaited often: resolves at once, or after others had their turn if the last time is long ago. */
  take(): Promise<void>;
}

/** `everyMs`: for how long nobody else gets a turn. Default 15. */
export function createBreath(everyMs = 15): Breath {
  let last = performance.now();
  return {
    async take() {
      if (performance.now() - last < everyMs) return;
      await setImmediate();
      last = performance.now();
    },
  };
}
