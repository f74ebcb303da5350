import { setImmediate } from 'node:timers/promises';

/** Await it often in long work: it lets the process do other work if it last did so more than `everyMs` ago. */
export type Breath = () => Promise<void>;

/** @param everyMs the longest time without an interruption, in milliseconds. Default 15. */
export function createBreath(everyMs = 15): Breath {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < everyMs) return;
    await setImmediate();
    last = performance.now();
  };
}
