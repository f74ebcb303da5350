import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toRegion } from './to-region.ts';

it('takes any text for a locale', () => {
  expect(toRegion('de-AT')).toEqual({ language: 'de', region: 'AT' });
  expect(toRegion('de')).toEqual({ language: 'de', region: 'DE' });
  fc.assert(
    fc.property(fc.string(), (locale) => {
      expect(toRegion(locale).language).toMatch(/^[a-z]{2,8}$/u);
    }),
  );
});
