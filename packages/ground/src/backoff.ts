/** The delays of one series of attempts. */
interface Waits {
  /** The first delay, in milliseconds. */
  baseMs: number;
  /** Longest delay before jitter, in milliseconds. */
  capMs: number;
}

/** What a delay is made of. */
export interface BackoffOptions extends Waits {
  /** Attempts that have failed: 0 for the first delay. */
  attempt: number;
  /** Least delay, such as one that a server asked for. Default 0. */
  atLeastMs?: number | undefined;
  /** How much jitter to add, from 0 (inclusive) to 1 (exclusive). Default 0. */
  random?: number;
}

/** Delays are never longer than this, whatever a server asks for. */
const LONGEST_MS = 3_600_000;

/**
 * How long to wait before the next attempt, in milliseconds: doubles with each attempt up to the cap; then up to half
 * of it is added. The jitter comes after the cap, so that clients that have all reached the cap stay apart.
 *
 * @example
 * toBackoffDelay({ attempt: 2, baseMs: 100, capMs: 1_000 }); // 400
 */
export function toBackoffDelay({
  attempt,
  baseMs,
  capMs,
  atLeastMs = 0,
  random = 0,
}: BackoffOptions): number {
  const delayMs = Math.min(Math.max(baseMs, capMs), baseMs * 2 ** Math.min(attempt, 30));
  return Math.min(LONGEST_MS, Math.max(delayMs, atLeastMs) + (delayMs / 2) * random);
}

/** Delays that grow with every failure. */
export interface Backoff {
  /** Counts a failure. Returns the milliseconds to wait before the next attempt. */
  next(): number;
  /** Starts again from the shortest delay, after a success. */
  reset(): void;
}

/** Counts failures for {@link toBackoffDelay} and adds jitter. By default the delays go from 75 ms to 5.25 s. */
export function createBackoff({ baseMs, capMs }: Waits = { baseMs: 75, capMs: 3_500 }): Backoff {
  let attempt = 0;
  return {
    next() {
      const delayMs = toBackoffDelay({ attempt, baseMs, capMs, random: Math.random() });
      attempt += 1;
      return delayMs;
    },
    reset() {
      attempt = 0;
    },
  };
}
