import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toStartLabel, toStartRange } from './to-start-label.ts';

const pace = { mean: 120, deviation: 0, slots: 2 };

describe('when a keyword of the queue is started', () => {
  test.each([
    [1, 'starts within 2\u00a0min'],
    [2, 'starts within 2\u00a0min'],
    [3, 'starts in 2–4\u00a0min'],
    [20, 'starts in 18–20\u00a0min'],
    [200, 'starts in 3–4\u00a0h'],
  ])('place %i: %s', (place, label) => {
    expect(toStartLabel(place, pace)).toBe(label);
  });

  test('in seconds where it is soon', () => {
    expect(toStartLabel(1, { mean: 4, deviation: 1, slots: 1 })).toBe('starts within 6\u00a0s');
    expect(toStartLabel(5, { mean: 4, deviation: 1, slots: 1 })).toBe('starts in 13–23\u00a0s');
  });

  test('is not said before anything was measured', () => {
    expect(toStartLabel(1, null)).toBe('');
  });

  test('holds for articles that take as long as measured, wherever the running ones are', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 1000 }),
        (place, progress, mean) => {
          // the slots end one after another; each then takes the next keyword
          const ends = progress.map((done) => (1 - done) * mean);
          let start = 0;
          for (let i = 0; i < place; i += 1) {
            const slot = ends.indexOf(Math.min(...ends));
            start = ends[slot] ?? 0;
            ends[slot] = start + mean;
          }
          const { low, high } = toStartRange(place, { mean, deviation: 0, slots: progress.length });
          expect(start).toBeGreaterThanOrEqual(low - 1e-6);
          expect(start).toBeLessThanOrEqual(high + 1e-6);
        },
      ),
    );
  });
});
