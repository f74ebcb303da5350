import { expect, test } from 'vitest';
import { toAwarenessInterval, toUpdateInterval } from './send-interval.ts';

test.each([1, 2, 3, 6, 12])('%i people writing at once stay within 100 events a second', (people) => {
  const crowd = { present: people, writing: people };
  const updates = (1000 / toUpdateInterval(crowd)) * people * (1 + people);
  const carets = (1000 / toAwarenessInterval(crowd)) * people * people;
  expect(updates + carets).toBeLessThanOrEqual(100);
});

test('a single writer is seen as soon by many readers as by one', () => {
  expect(toUpdateInterval({ present: 2, writing: 1 })).toBe(50);
});
