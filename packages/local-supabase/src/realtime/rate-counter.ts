const BUCKET_MS = 5000;
const BUCKETS = 12;

/** Counts events and compares their average with a limit. */
export type RateCounter = ReturnType<typeof createRateCounter>;

/**
 * Averages over at most 60 and at least 5 seconds, so that a short burst passes.
 *
 * @param limit events per second
 * @param now milliseconds of a clock that never goes back; for tests
 */
export function createRateCounter(limit: number, now: () => number = () => performance.now()) {
  const start = now();
  // one count per five seconds, the current one last
  const buckets = [0];
  let current = 0;

  return {
    /** Counts one event. Returns false if the average is above the limit now. */
    add(): boolean {
      const index = Math.floor((now() - start) / BUCKET_MS);
      for (; current < index && buckets.some((count) => count > 0); current += 1) {
        buckets.push(0);
        if (buckets.length > BUCKETS) buckets.shift();
      }
      current = index;
      buckets.push((buckets.pop() ?? 0) + 1);
      const sum = buckets.reduce((total, count) => total + count, 0);
      return sum <= (limit * buckets.length * BUCKET_MS) / 1000;
    },
  };
}
