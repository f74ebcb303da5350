import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeEvent } from './encode-frame.ts';
import { RecentEvents } from './recent-events.ts';

const encode = (seq: number) => encodeEvent('e', { topic: 't', seq, at: 0, event: { type: 'step' } });
const run = (after: number, count: number) => Array.from({ length: count }, (_, i) => encode(after + 1 + i));
const piece = fc.record({ after: fc.nat({ max: 30 }), count: fc.nat({ max: 8 }) });

test('is always an unbroken run within its bytes, whatever is added in whatever order', () => {
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 20 }),
      fc.integer({ min: 0, max: 1_500 }),
      (pieces, maxBytes) => {
        const recent = new RecentEvents(maxBytes);
        let added = 0;
        for (const { after, count } of pieces) {
          recent.add(after, run(after, count));
          added = Math.max(added, count > 0 ? after + count : 0);
          let held = 0;
          for (let position = 0; position <= 40; position += 1) {
            const events = recent.after(position);
            expect(recent.hasAfter(position)).toBe((events?.length ?? 0) > 0);
            if (!events) continue;
            expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => position + 1 + i));
            held = Math.max(
              held,
              events.reduce((bytes, { frame }) => bytes + frame.byteLength, 0),
            );
          }
          expect(recent.bytes).toBe(held);
          expect(held).toBeLessThanOrEqual(maxBytes);
        }
      },
    ),
  );
});

test('joins what touches, at either end, and prefers the newer where there is a gap', () => {
  const recent = new RecentEvents(10_000);
  recent.add(10, run(10, 3));
  recent.add(12, run(12, 3));
  recent.add(7, run(7, 4));
  expect(recent.after(7)?.map(({ seq }) => seq)).toEqual([8, 9, 10, 11, 12, 13, 14, 15]);
  recent.add(0, run(0, 3));
  expect(recent.after(7)).toHaveLength(8);
  recent.add(20, run(20, 2));
  expect(recent.after(7)).toBe(null);
  expect(recent.after(20)).toHaveLength(2);
  recent.clear();
  expect(recent.after(20)).toBe(null);
  expect(recent.bytes).toBe(0);
});
