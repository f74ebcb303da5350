import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBackoff, toBackoffDelay } from './backoff.ts';

const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test('doubles up to the cap, is spread beyond it, and never comes before the server allows', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.nat(5_000), random, (attempt, atLeastMs, random) => {
      const delay = toBackoffDelay({ attempt, baseMs: 100, capMs: 2_000, atLeastMs, random });
      const pure = Math.min(2_000, 100 * 2 ** attempt);
      expect(delay).toBeGreaterThanOrEqual(Math.max(pure, atLeastMs));
      expect(delay).toBeLessThanOrEqual(Math.max(pure, atLeastMs) + pure / 2);
    }),
  );
});

test('without jitter the wait doubles up to the cap', () => {
  const waits = [0, 1, 2, 3, 4].map((attempt) => toBackoffDelay({ attempt, baseMs: 100, capMs: 1_000 }));
  expect(waits).toEqual([100, 200, 400, 800, 1_000]);
});

test('clients that have waited long do not come back together', () => {
  const options = { attempt: 50, baseMs: 100, capMs: 2_000 };
  expect(toBackoffDelay({ ...options, random: 0 })).toBe(2_000);
  expect(toBackoffDelay({ ...options, random: 0.999 })).toBeCloseTo(2_999);
});

test('a base above the cap, as a server may ask for, is kept', () => {
  expect(toBackoffDelay({ attempt: 3, baseMs: 9_000, capMs: 2_000, random: 0 })).toBe(9_000);
});

test('a server that asks for years is asked again within the hour', () => {
  const options = { attempt: 0, baseMs: 100, capMs: 2_000, random: 0.5 };
  expect(toBackoffDelay({ ...options, atLeastMs: 1e12 })).toBe(3_600_000);
});

test('each failure waits longer, at most 5.25 s and never in step, until a success', () => {
  const backoff = createBackoff();
  const waits = Array.from({ length: 12 }, () => backoff.next());
  waits.forEach((wait, i) => {
    const least = Math.min(3_500, 75 * 2 ** i);
    expect(wait).toBeGreaterThanOrEqual(least);
    expect(wait).toBeLessThanOrEqual(least * 1.5);
  });
  expect(new Set(waits).size).toBe(12);
  backoff.reset();
  expect(backoff.next()).toBeLessThan(113);
});
