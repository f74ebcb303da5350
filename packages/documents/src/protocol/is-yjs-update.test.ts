import * as fc from 'fast-check';
import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { isYjsUpdate } from './is-yjs-update.ts';

type Place = readonly [client: number, clock: number];

/** A struct as a forger writes it, with whatever it refers to. */
interface Struct {
  kind: 'gc' | 'deleted' | 'text' | 'element' | 'format';
  length: number;
  origin: Place | null;
  rightOrigin: Place | null;
  parent: Place | string;
  key: string | null;
}

const PLAIN: Struct = {
  kind: 'text',
  length: 1,
  origin: null,
  rightOrigin: null,
  parent: 'article',
  key: null,
};
// how structs of Yjs are told apart in an update
const REFERENCES = { gc: 0, deleted: 1, text: 4, format: 6, element: 7 };
const HAS_ORIGIN = 128;
const HAS_RIGHT_ORIGIN = 64;
const HAS_KEY = 32;

/** An update of these structs of one client, from this clock on. */
function encode(client: number, clock: number, structs: readonly Struct[]): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const number of [1, structs.length, client, clock]) encoding.writeVarUint(encoder, number);
  for (const struct of structs) writeStruct(encoder, struct);
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

function writeStruct(encoder: encoding.Encoder, struct: Struct): void {
  const { kind, length, origin, rightOrigin, parent, key } = struct;
  if (kind === 'gc') {
    encoding.writeUint8(encoder, REFERENCES.gc);
    encoding.writeVarUint(encoder, length);
    return;
  }
  const flags =
    (origin ? HAS_ORIGIN : 0) | (rightOrigin ? HAS_RIGHT_ORIGIN : 0) | (key === null ? 0 : HAS_KEY);
  encoding.writeUint8(encoder, REFERENCES[kind] | flags);
  for (const place of [origin, rightOrigin]) if (place) writePlace(encoder, place);
  if (!origin && !rightOrigin) {
    encoding.writeVarUint(encoder, typeof parent === 'string' ? 1 : 0);
    if (typeof parent === 'string') encoding.writeVarString(encoder, parent);
    else writePlace(encoder, parent);
    if (key !== null) encoding.writeVarString(encoder, key);
  }
  if (kind === 'deleted') encoding.writeVarUint(encoder, length);
  else if (kind === 'text') encoding.writeVarString(encoder, 'x'.repeat(length));
  else if (kind === 'format') {
    encoding.writeVarString(encoder, 'bold');
    encoding.writeVarString(encoder, '{}');
  } else {
    encoding.writeVarUint(encoder, 3);
    encoding.writeVarString(encoder, 'paragraph');
  }
}

function writePlace(encoder: encoding.Encoder, [client, clock]: Place): void {
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
}

function createArticle(): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = 1;
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText('words')]);
  doc.getXmlFragment('article').insert(0, [paragraph]);
  // what is under its number from now on is of others
  doc.clientID = 2;
  return doc;
}

test.each<[string, Partial<Struct>]>([
  ['stands after what its client has yet to write', { origin: [777, 50] }],
  ['stands after itself', { origin: [777, 0] }],
  ['stands before what its client has yet to write', { rightOrigin: [777, 9] }],
  ['stands in itself', { kind: 'element', parent: [777, 0] }],
  ['is empty', { kind: 'gc', length: 0 }],
  ['is a text without letters', { length: 0 }],
  ['is longer than anything', { kind: 'gc', length: 2 ** 40 }],
])('an update is none when it %s', (_what, part) => {
  expect(isYjsUpdate(encode(777, 0, [{ ...PLAIN, ...part }]))).toBe(false);
});

test('an update is one that Yjs has written, and that of somebody who has not been heard yet', () => {
  expect(isYjsUpdate(Y.encodeStateAsUpdate(createArticle()))).toBe(true);
  expect(isYjsUpdate(encode(777, 0, [{ ...PLAIN, origin: [778, 3] }]))).toBe(true);
});

test('whatever passes can be merged, and what comes of it can be loaded', () => {
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
  const update = fc.tuple(clients, fc.nat({ max: 4 }), fc.array(struct, { minLength: 1, maxLength: 4 }));
  let passed = 0;
  fc.assert(
    fc.property(fc.array(update, { minLength: 1, maxLength: 4 }), (updates) => {
      const doc = createArticle();
      for (const [client, clock, structs] of updates) {
        const bytes = encode(client, clock, structs);
        if (!isYjsUpdate(bytes)) continue;
        passed += 1;
        Y.applyUpdate(doc, bytes);
      }
      Y.applyUpdate(new Y.Doc(), Y.encodeStateAsUpdate(doc));
    }),
    { numRuns: 3_000 },
  );
  expect(passed).toBeGreaterThan(1_000);
});
