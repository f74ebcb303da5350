import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { encodeStructs, PLAIN, type Struct } from '../../../test/encode-structs.ts';
import { mergeLog } from './merge-log.ts';
import { readMarkdown, writeMarkdown } from '../article/markdown.ts';

function createSnapshot(): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 1;
  writeMarkdown(doc, '# Title\n\nWords.\n');
  return Y.encodeStateAsUpdate(doc);
}

function readLetters(doc: Y.Doc): string[] {
  return [...(readMarkdown(doc).match(/\p{L}/gu) ?? [])].toSorted((one, other) => one.localeCompare(other));
}

test('of two updates that contradict each other the second is left out, and later ones are applied', () => {
  // the first waits for what its client has written before, which turns out to be something else
  const first = encodeStructs(777, 2, [
    { ...PLAIN, kind: 'deleted', length: 2, rightOrigin: [1, 0] },
    { ...PLAIN, kind: 'gc' },
  ]);
  const second = encodeStructs(777, 0, [{ ...PLAIN, kind: 'gc', length: 3 }]);
  const third = new Y.Doc();
  Y.applyUpdate(third, createSnapshot());
  const vector = Y.encodeStateVector(third);
  const added = new Y.XmlElement('paragraph');
  added.insert(0, [new Y.XmlText('More.')]);
  third.getXmlFragment('article').push([added]);
  const { doc, isolated } = mergeLog(createSnapshot(), [
    { seq: 5, update: first },
    { seq: 6, update: second },
    { seq: 7, update: Y.encodeStateAsUpdate(third, vector) },
  ]);
  expect(isolated).toEqual([6]);
  expect(readMarkdown(doc).trim()).toBe('# Title\n\nWords.\n\nMore.');
});

test('a log of random updates can be merged, and the merged document can be loaded', () => {
  const clients = fc.constantFrom(1, 777, 778);
  const place = fc.tuple(clients, fc.nat({ max: 9 }));
  const struct: fc.Arbitrary<Struct> = fc.record({
    kind: fc.constantFrom('gc', 'deleted', 'text', 'element', 'format'),
    length: fc.nat({ max: 3 }),
    origin: fc.option(place),
    rightOrigin: fc.option(place),
    parent: fc.oneof(fc.constantFrom('article', 'elsewhere'), place),
    key: fc.option(fc.constantFrom('level', 'x')),
  });
  const update = fc
    .tuple(clients, fc.nat({ max: 4 }), fc.array(struct, { minLength: 1, maxLength: 4 }))
    .map(([client, clock, structs]) => encodeStructs(client, clock, structs));
  const snapshot = createSnapshot();
  let taken = 0;
  fc.assert(
    fc.property(fc.array(update, { minLength: 1, maxLength: 5 }), (updates) => {
      const log = updates.map((bytes, index) => ({ seq: index + 1, update: bytes }));
      const { doc, isolated } = mergeLog(snapshot, log);
      taken += log.length - isolated.length;
      const again = mergeLog(Y.encodeStateAsUpdate(doc), []);
      // where a letter stands that is forged before and after the same one is for Yjs to say, but none is lost
      expect(readLetters(again.doc)).toEqual(readLetters(doc));
    }),
    { numRuns: 2_000 },
  );
  expect(taken).toBeGreaterThan(1_000);
});
