import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layoutThreads } from './layout-threads.ts';

const itemsArbitrary = fc
  .array(
    fc.record({ desired: fc.integer({ min: 0, max: 5_000 }), height: fc.integer({ min: 40, max: 600 }) }),
    {
      maxLength: 20,
    },
  )
  .map((items) =>
    items
      .toSorted((one, other) => one.desired - other.desired)
      .map((item, index) => ({ id: String(index), ...item })),
  );

test('no card lies over another or above the start, and their order is that of the passages', () => {
  fc.assert(
    fc.property(itemsArbitrary, fc.nat(500), fc.nat(25), (items, start, current) => {
      const tops = layoutThreads(items, { start, current: String(current) });
      let free = start;
      for (const { id, height } of items) {
        const top = tops.get(id) ?? Number.NaN;
        expect(top).toBeGreaterThanOrEqual(free);
        free = top + height;
      }
    }),
  );
});

test('the current card is level with its passage wherever those before it fit above', () => {
  fc.assert(
    fc.property(itemsArbitrary, fc.nat(19), (items, current) => {
      const own = items[current];
      if (!own) return;
      const above = items.slice(0, current).reduce((sum, { height }) => sum + height + 10, 0);
      const top = layoutThreads(items, { start: 0, current: own.id }).get(own.id);
      expect(top).toBe(Math.max(own.desired, above));
    }),
  );
});
