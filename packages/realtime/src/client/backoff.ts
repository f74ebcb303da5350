/** What a delay is made of. */
export interface BackoffOptions {
  /** Attempts that have failed: 0 for the first delay. */
  attempt: number;
  baseMs: number;
  /** Longest delay before jitter. */
  capMs: number;
  /** Never less than this: what the server asked for. Default 0. */
  atLeastMs?: number | undefined;
  /** 0 (inclusive) to 1 (exclusive). */
  random: number;
}

/** Whatever a server asks for, it is tried again within the hour. */
const LONGEST_MS = 3_600_000;

/**
 * How long to wait before the next attempt, in milliseconds: doubles with each attempt up to the cap, and then
 * up to half of it on top. The jitter comes after the cap, else clients that have waited long would all come
 * back in the same instant.
 */
export function toBackoffDelay({ attempt, baseMs, capMs, atLeastMs = 0, random }: BackoffOptions): number {
  const delayMs = Math.min(Math.max(baseMs, capMs), baseMs * 2 ** Math.min(attempt, 30));
  return Math.min(LONGEST_MS, Math.max(delayMs, atLeastMs) + (delayMs / 2) * random);
}

/** Reads `Retry-After`, seconds or a date, as milliseconds from `now`; undefined for anything else. */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  if (!header) return undefined;
  if (/^\d{1,6}$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
