import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSnapshot } from './wait-until-visible.ts';

test('a transaction is visible if it is older than the snapshot and not running in it', () => {
  const snapshot = fc
    .record({
      first: fc.integer({ min: 0, max: 2 ** 34 }),
      running: fc.uniqueArray(fc.integer({ min: 0, max: 20 }), { maxLength: 8 }),
      length: fc.integer({ min: 0, max: 20 }),
      distance: fc.integer({ min: -100, max: 100 }),
    })
    .map(({ first, running, length, distance }) => ({
      xmin: first + 1000,
      xmax: first + 1000 + length,
      running: running.filter((offset) => offset < length).map((offset) => first + 1000 + offset),
      xid: first + 1000 + distance,
    }));
  fc.assert(
    fc.property(snapshot, ({ xmin, xmax, running, xid }) => {
      const isVisible = parseSnapshot(`${xmin}:${xmax}:${running.join(',')}`);
      // the stream has only the lower 32 bits
      expect(isVisible(xid % 2 ** 32)).toBe(xid < xmax && !running.includes(xid));
    }),
  );
});
