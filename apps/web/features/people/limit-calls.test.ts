import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { limitCalls } from './limit-calls.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('no window sees more calls than allowed, and the newest value is always said in the end', () => {
  const calls: { at: number; value: number }[] = [];
  const limited = limitCalls((value: number) => calls.push({ at: performance.now(), value }), {
    most: 4,
    windowMs: 30_000,
  });
  for (let value = 0; value < 100; value += 1) {
    limited.call(value);
    vi.advanceTimersByTime(700);
  }
  vi.advanceTimersByTime(60_000);
  expect(calls.at(-1)?.value).toBe(99);
  const windows = calls.slice(4).map(({ at }, index) => at - (calls[index]?.at ?? 0));
  expect(Math.min(...windows)).toBeGreaterThanOrEqual(30_000);
});
