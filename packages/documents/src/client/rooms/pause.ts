/** A wait that can be ended early. */
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
