import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GAP, LAG, layoutThreads, ROW, type MarginItem } from './layout-threads.ts';

const itemsArbitrary = fc
  .array(
    fc.record({ desired: fc.integer({ min: 0, max: 5_000 }), height: fc.integer({ min: 40, max: 600 }) }),
    { minLength: 1, maxLength: 60 },
  )
  .map((items) =>
    items
      .toSorted((one, other) => one.desired - other.desired)
      .map((item, index) => ({ id: String(index), ...item })),
  );

const caseArbitrary = itemsArbitrary.chain((items) =>
  fc.record({
    items: fc.constant(items),
    start: fc.nat(500),
    end: fc.integer({ min: 1_000, max: 8_000 }),
    at: fc.option(fc.nat(items.length - 1)),
  }),
);

interface Case {
  items: readonly MarginItem[];
  start: number;
  end: number;
  at: number | null;
}

function layout({ items, start, end, at }: Case) {
  return layoutThreads(items, { start, end, current: at === null ? null : String(at) });
}

function sumOf(items: readonly MarginItem[]): number {
  return items.reduce((sum, { height }) => sum + height + GAP, 0);
}

function expectForAll(holds: (one: Case, result: ReturnType<typeof layout>) => boolean): void {
  fc.assert(fc.property(caseArbitrary, (one) => holds(one, layout(one))));
}

test('no card lies over another, over a row or above the start, and their order is that of the passages', () => {
  expectForAll(({ items, start }, { tops, above, below, belowTop }) => {
    const standing = items.filter(({ id }) => tops.has(id));
    const frees = standing.map(({ id, height }) => (tops.get(id) ?? Number.NaN) + height + GAP);
    const floors = [above.length === 0 ? start : start + ROW + GAP, ...frees];
    const isApart = standing.every(({ id }, index) => (tops.get(id) ?? 0) >= (floors[index] ?? Infinity));
    return isApart && (below.length === 0 || belowTop >= (frees.at(-1) ?? Infinity));
  });
});

test('every card stands or is counted, those left out being the first and the last', () => {
  expectForAll(({ items }, { tops, above, below }) => {
    const ids = items.map(({ id }) => id);
    return [...above, ...ids.filter((id) => tops.has(id)), ...below].join(' ') === ids.join(' ');
  });
});

test('the current card is level with its passage, or as near to it as the start allows', () => {
  expectForAll(({ items, start, at }, { tops, above }) => {
    const own = items[at ?? -1];
    if (!own) return above.length === 0;
    const top = tops.get(own.id) ?? Number.NaN;
    if (above.length > 0) return top === Math.max(own.desired, start + ROW + GAP);
    const isNear = top - Math.max(own.desired, start) <= LAG;
    return isNear && top === Math.max(own.desired, start + sumOf(items.slice(0, at ?? 0)));
  });
});

test('none is left out above that there is room for', () => {
  expectForAll(({ items, start, at }, { tops, above }) => {
    const needed = start + ROW + GAP + sumOf(items.slice(above.length - 1, at ?? 0));
    return above.length === 0 || needed > (tops.get(String(at)) ?? Number.NaN);
  });
});

test('those after the current one end before the end, and none is left out that would', () => {
  expectForAll(({ items, end, at }, { tops, below, belowTop }) => {
    const next = items.find(({ id }) => id === below[0]);
    const isFull = !next || Math.max(next.desired, belowTop) + next.height > end;
    const after = items.slice((at ?? 0) + 1).filter(({ id }) => tops.has(id));
    return isFull && after.every(({ id, height }) => (tops.get(id) ?? Number.NaN) + height <= end);
  });
});

test('sixty threads leave the current one where its passage is', () => {
  const items = Array.from({ length: 60 }, (_, index) => ({
    id: String(index),
    desired: index * 50,
    height: 100,
  }));
  const { tops, above, below } = layoutThreads(items, { start: 150, end: 3_600, current: '40' });
  expect(tops.get('40')).toBe(2_000);
  expect(above).toHaveLength(24);
  expect(below).toHaveLength(6);
  expect(Math.max(...tops.values())).toBeLessThan(3_600);
});
