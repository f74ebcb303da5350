import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toForecast } from './to-forecast.ts';

const november = new Date('2026-11-01T00:00:00Z');

test('a third of the month foretells three times as many', () => {
  expect(toForecast(20, november, new Date('2026-11-11T00:00:00Z'))).toBe(60);
});

test('the first day foretells nothing', () => {
  expect(toForecast(20, november, new Date('2026-11-01T23:59:59Z'))).toBeNull();
});

test('it is never less than what is used, and exactly that at the end', () => {
  fc.assert(
    fc.property(
      fc.nat(10_000),
      fc.date({
        min: new Date('2026-11-02'),
        max: new Date('2026-12-01'),
        noInvalidDate: true,
      }),
      (used, now) => {
        expect(toForecast(used, november, now)).toBeGreaterThanOrEqual(used);
        expect(toForecast(used, november, new Date('2026-12-01'))).toBe(used);
      },
    ),
  );
});
