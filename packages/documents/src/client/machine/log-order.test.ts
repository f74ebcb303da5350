import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { applyPage, applyUpdates } from '../apply-updates.ts';
import { moveTo, NOTHING_READ, receivePage, receiveUpdate } from './log-order.ts';

const UPDATES = 12;

function makeUpdates(): { updates: Uint8Array[]; expected: Uint8Array } {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let index = 0; index < UPDATES; index += 1) doc.getText('text').insert(index, String(index % 10));
  return { updates, expected: Y.encodeStateAsUpdate(doc) };
}

/** A document that follows a log from its beginning. */
function createFollower(doc: Y.Doc, onIsolated: () => void) {
  const target = { doc, origin: 'log', onIsolated };
  let { order } = moveTo(NOTHING_READ, 0);
  return {
    get order() {
      return order;
    },
    receive(seq: number, update: Uint8Array) {
      const next = receiveUpdate(order, seq, update);
      ({ order } = next);
      applyUpdates(target, next.due);
    },
    read(page: Parameters<typeof receivePage>[1]) {
      const { snapshot, due: updates, ...next } = receivePage(order, page);
      ({ order } = next);
      applyPage(target, { snapshot, updates });
    },
  };
}

test('broadcasts in any order, lost and repeated, and a read make the document', () => {
  const { updates, expected } = makeUpdates();
  const seqs = Array.from(updates, (_, index) => index + 1);
  const arrivals = fc.array(fc.integer({ min: 1, max: UPDATES }), { maxLength: 3 * UPDATES });
  fc.assert(
    fc.property(arrivals, fc.integer({ min: 0, max: UPDATES }), (order, compacted) => {
      const doc = new Y.Doc();
      const follower = createFollower(doc, () => expect.unreachable());
      for (const seq of order) follower.receive(seq, updates[seq - 1] ?? new Uint8Array());
      // as far as the first that never came
      const first = seqs.find((seq) => !order.includes(seq)) ?? UPDATES + 1;
      expect(follower.order.position).toBe(first - 1);
      const after = follower.order.position;
      const state = Y.mergeUpdates([...updates.slice(0, compacted), Y.encodeStateAsUpdate(new Y.Doc())]);
      follower.read({
        snapshot: compacted > after ? { seq: compacted, state } : null,
        updates: seqs
          .filter((seq) => seq > Math.max(after, compacted))
          .map((seq) => ({ seq, userId: null, update: updates[seq - 1] ?? new Uint8Array() })),
      });
      expect(follower.order.early.size).toBe(0);
      expect(doc.getText('text').toJSON()).toHaveLength(UPDATES);
      expect(Y.encodeStateAsUpdate(doc)).toEqual(expected);
    }),
  );
});

test('bytes that are not an update are left out, and nothing of them stays', () => {
  const { updates, expected } = makeUpdates();
  const doc = new Y.Doc();
  let isolated = 0;
  const follower = createFollower(doc, () => (isolated += 1));
  const [first = new Uint8Array(), ...rest] = updates;
  follower.receive(1, first);
  follower.receive(2, Y.encodeStateAsUpdate(doc).slice(0, -3));
  rest.forEach((update, index) => follower.receive(index + 3, update));
  expect(isolated).toBe(1);
  expect(Y.encodeStateAsUpdate(doc)).toEqual(expected);
});

test('an update that was made here counts as applied', () => {
  const early = receiveUpdate(moveTo(NOTHING_READ, 0).order, 2, new Uint8Array([2]));
  expect(early.due).toEqual([]);
  const { order, due } = receiveUpdate(early.order, 1, null);
  expect(due.map(({ seq }) => seq)).toEqual([2]);
  expect(order).toEqual({ position: 2, early: new Map() });
});
