/** Waits that grow with every failure and never fall into step with those of other processes. */
export interface Backoff {
  /** Milliseconds to wait before the next attempt. */
  next(): number;
  /** It worked. */
  reset(): void;
}

/** Doubles from `leastMs` to `mostMs`, then takes a random point in the upper half. */
export function createBackoff({ leastMs, mostMs }: { leastMs: number; mostMs: number }): Backoff {
  let failures = 0;
  return {
    next() {
      const ceiling = Math.min(mostMs, leastMs * 2 ** failures);
      failures += 1;
      return ceiling * (0.5 + Math.random() / 2);
    },
    reset() {
      failures = 0;
    },
  };
}
