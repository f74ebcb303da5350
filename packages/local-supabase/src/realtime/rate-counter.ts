/** Counts events and knows whether their average over the last minute is too high. */
export interface RateCounter {
  /** Counts one event. False if with it the limit is reached. */
  add(): boolean;
}

const BUCKET_MS = 5000;
const BUCKETS = 12;

/**
 * Averages over at most a minute, and over at least five seconds, so that a short burst passes.
 *
 * @param limit events per second
 * @param now milliseconds of a clock that never goes back; for tests
 */
export function createRateCounter(limit: number, now: () => number = () => performance.now()): RateCounter {
  const start = now();
  // one count per five seconds, the current one last
  const buckets = [0];
  let current = 0;

  return {
    add() {
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
