import { expect, test } from 'vitest';
import { createRateCounter } from './rate-counter.ts';

test('a burst passes, a minute above the limit does not', () => {
  let now = 0;
  const counter = createRateCounter(10, () => now);
  for (let event = 0; event < 50; event += 1) expect(counter.add()).toBe(true);
  expect(counter.add()).toBe(false);

  // 12 a second for a minute, in an even flow
  const flow = createRateCounter(10, () => now);
  const verdicts: boolean[] = [];
  for (let event = 0; event < 720; event += 1) {
    verdicts.push(flow.add());
    now += 1000 / 12;
  }
  expect(verdicts.at(-1)).toBe(false);
});

test('events of more than a minute ago do not count', () => {
  let now = 0;
  const counter = createRateCounter(10, () => now);
  for (let event = 0; event < 100; event += 1) counter.add();
  now = 24 * 3_600_000;
  expect(counter.add()).toBe(true);
});
