import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createUpdateLog } from './update-log.ts';

const UPDATES = 12;

function makeUpdates(): { updates: Uint8Array[]; expected: Uint8Array } {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let index = 0; index < UPDATES; index += 1) doc.getText('text').insert(index, String(index % 10));
  return { updates, expected: Y.encodeStateAsUpdate(doc) };
}

test('broadcasts in any order, lost and repeated, and a read make the document', () => {
  const { updates, expected } = makeUpdates();
  const seqs = Array.from(updates, (_, index) => index + 1);
  const arrivals = fc.array(fc.integer({ min: 1, max: UPDATES }), { maxLength: 3 * UPDATES });
  fc.assert(
    fc.property(arrivals, fc.integer({ min: 0, max: UPDATES }), (order, compacted) => {
      const doc = new Y.Doc();
      const log = createUpdateLog({ doc, origin: 'log', onIsolated: () => expect.unreachable() });
      log.goTo(0);
      for (const seq of order) {
        log.receive(seq, updates[seq - 1] ?? new Uint8Array());
      }
      // as far as the first that never came
      const first = seqs.find((seq) => !order.includes(seq)) ?? UPDATES + 1;
      expect(log.position).toBe(first - 1);
      const after = log.position;
      const state = Y.mergeUpdates([...updates.slice(0, compacted), Y.encodeStateAsUpdate(new Y.Doc())]);
      log.load({
        epoch: 'epoch',
        seq: UPDATES,
        room: 'room',
        snapshot: compacted > after ? { seq: compacted, state } : null,
        updates: seqs
          .filter((seq) => seq > Math.max(after, compacted))
          .map((seq) => ({ seq, userId: null, update: updates[seq - 1] ?? new Uint8Array() })),
        more: false,
      });
      expect(log.hasGap).toBe(false);
      expect(doc.getText('text').toJSON()).toHaveLength(UPDATES);
      expect(Y.encodeStateAsUpdate(doc)).toEqual(expected);
    }),
  );
});

test('an update that is none is left out, and nothing of it stays', () => {
  const { updates, expected } = makeUpdates();
  const doc = new Y.Doc();
  const isolated: number[] = [];
  const log = createUpdateLog({ doc, origin: 'log', onIsolated: (seq) => isolated.push(seq) });
  log.goTo(0);
  const [first = new Uint8Array(), ...rest] = updates;
  log.receive(1, first);
  const broken = Y.encodeStateAsUpdate(doc).slice(0, -3);
  log.receive(2, broken);
  rest.forEach((update, index) => log.receive(index + 3, update));
  expect(isolated).toEqual([2]);
  expect(Y.encodeStateAsUpdate(doc)).toEqual(expected);
});
