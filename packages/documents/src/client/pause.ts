/** A wait that can be cut short. */
export interface Pause {
  /** Resolves after this time, or at the next `wake`. */
  wait(ms: number): Promise<void>;
  wake(): void;
}

export function createPause(): Pause {
  let wake: (() => void) | undefined;
  return {
    async wait(ms) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, ms);
      wake = resolve;
      await promise;
      clearTimeout(timer);
    },
    wake: () => wake?.(),
  };
}

const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 10_000;

/** How long to wait before the next try, in milliseconds; `failures` counts from 1. Half of it is chance. */
export function toRetryDelay(failures: number): number {
  const full = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1));
  return full / 2 + Math.random() * (full / 2);
}
