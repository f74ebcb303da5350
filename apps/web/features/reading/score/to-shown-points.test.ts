import type { ScorePart } from '@headway/pipeline/article';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toShownPoints } from './to-shown-points.ts';

const toPart = (points: number, max: number, id = 'part'): ScorePart => ({
  id,
  label: id,
  detail: '',
  points,
  max,
});
const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

test('adds the maxima up to 100 and the points to the score', () => {
  const parts = [
    [15, 15],
    [26.4, 30],
    [15, 15],
    [11.2, 15],
    [15, 15],
    [14.8, 15],
    [10, 10],
  ].map(([points = 0, max = 0], index) => toPart(points, max, `part ${index}`));
  const shown = toShownPoints(parts, 93, parts);
  expect(sumOf(shown.map(({ max }) => max))).toBe(100);
  expect(sumOf(shown.map(({ points }) => points))).toBe(93);
  // complete parts are shown as complete
  for (const index of [0, 2, 4, 6]) expect(shown[index]?.points).toBe(shown[index]?.max);
  expect(shown.every(({ change }) => change === 0)).toBe(true);
});

test('shows no loss that is larger than its part, also when the part counted more before', () => {
  const [questions] = toShownPoints([toPart(0, 9), toPart(90, 91, 'rest')], 90, [
    toPart(9.9, 10),
    toPart(90, 90, 'rest'),
  ]);
  expect(questions).toEqual({ points: 0, max: 9, change: -9 });
});

test('shows a part without measures as not counted', () => {
  expect(toShownPoints([toPart(0, 0), toPart(5, 10, 'rest')], 50, [])).toEqual([
    { points: 0, max: 0, change: 0 },
    { points: 50, max: 100, change: 0 },
  ]);
  expect(toShownPoints([toPart(0, 0)], 0, [])).toEqual([{ points: 0, max: 0, change: 0 }]);
});

test('adds up for all parts', () => {
  const part = fc
    .record({
      max: fc.double({ min: 1, max: 30, noNaN: true }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ max, share }) => toPart(max * share, max));
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), (parts) => {
      const total = Math.round(
        (100 * sumOf(parts.map(({ points }) => points))) / sumOf(parts.map(({ max }) => max)),
      );
      const shown = toShownPoints(parts, total, []);
      expect(sumOf(shown.map(({ max }) => max))).toBe(100);
      expect(sumOf(shown.map(({ points }) => points))).toBe(total);
      expect(shown.every(({ points, max }) => points >= 0 && points <= max)).toBe(true);
    }),
  );
});
