import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAlarm } from './alarm.ts';

beforeEach(() => vi.useFakeTimers({ now: 0 }));
afterEach(() => vi.useRealTimers());

test('rings once, when it is time, however often that has moved', () => {
  const rings: number[] = [];
  let at = 100;
  createAlarm().set(
    () => at,
    () => rings.push(Date.now()),
  );
  vi.advanceTimersByTime(99);
  at = 250;
  vi.advanceTimersByTime(1_000);
  expect(rings).toEqual([250]);
  expect(vi.getTimerCount()).toBe(0);
});

test('looking rings what is overdue where timers are late', () => {
  const rings: string[] = [];
  const alarm = createAlarm();
  alarm.set(
    () => 100,
    () => rings.push('rung'),
  );
  alarm.check();
  expect(rings).toEqual([]);
  vi.setSystemTime(100);
  alarm.check();
  alarm.check();
  expect(rings).toEqual(['rung']);
});

test('what is cleared or replaced does not ring', () => {
  const rings: string[] = [];
  const alarm = createAlarm();
  for (const name of ['first', 'second']) {
    alarm.set(
      () => 100,
      () => rings.push(name),
    );
  }
  vi.advanceTimersByTime(100);
  alarm.set(
    () => 200,
    () => rings.push('third'),
  );
  alarm.clear();
  vi.advanceTimersByTime(1_000);
  expect(rings).toEqual(['second']);
});
