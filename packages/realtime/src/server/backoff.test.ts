import { expect, test } from 'vitest';
import { createBackoff } from './backoff.ts';

test('grows to its most, never in step, and starts again', () => {
  const backoff = createBackoff({ leastMs: 100, mostMs: 1_000 });
  const waits = Array.from({ length: 12 }, () => backoff.next());
  waits.forEach((wait, i) => {
    const ceiling = Math.min(1_000, 100 * 2 ** i);
    expect(wait).toBeGreaterThanOrEqual(ceiling / 2);
    expect(wait).toBeLessThanOrEqual(ceiling);
  });
  expect(new Set(waits).size).toBe(12);
  backoff.reset();
  expect(backoff.next()).toBeLessThanOrEqual(100);
});
