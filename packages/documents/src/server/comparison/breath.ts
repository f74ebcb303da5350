import { setImmediate } from 'node:timers/promises';

/** Interrupts long work regularly, so that the process can do other work. */
export interface Breath {
  /** Await it often. Resolves at once, or after other work if the last interruption was more than `everyMs` ago. */
  take(): Promise<void>;
}

/** @param everyMs the longest time without an interruption, in milliseconds. Default 15. */
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
