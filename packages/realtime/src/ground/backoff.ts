/** What a delay is made of. */
export interface BackoffOptions {
  /** Attempts that have failed: 0 for the first delay. */
  attempt: number;
  baseMs: number;
  /** Longest delay before jitter. */
  capMs: number;
  /** Least delay, such as one that a server asked for. Default 0. */
  atLeastMs?: number | undefined;
  /** 0 (inclusive) to 1 (exclusive). */
  random: number;
}

/** Delays are never longer than this, whatever a server asks for. */
const LONGEST_MS = 3_600_000;

/**
 * How long to wait before the next attempt, in milliseconds: doubles with each attempt up to the cap; then up to half
 * of it is added. The jitter comes after the cap, so that clients that have all reached the cap stay apart.
 */
export function toBackoffDelay({ attempt, baseMs, capMs, atLeastMs = 0, random }: BackoffOptions): number {
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

/** Counts failures for {@link toBackoffDelay}. The delays go from 75 ms to 5.25 s. */
export function createBackoff(): Backoff {
  let attempt = 0;
  return {
    next() {
      const delayMs = toBackoffDelay({ attempt, baseMs: 75, capMs: 3_500, random: Math.random() });
      attempt += 1;
      return delayMs;
    },
    reset() {
      attempt = 0;
    },
  };
}
