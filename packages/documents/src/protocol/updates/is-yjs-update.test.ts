import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { encodeStructs, PLAIN, type Struct } from '../../../test/encode-structs.ts';
import { isYjsUpdate } from './is-yjs-update.ts';

function createArticle(): Y.Doc {
  const doc = new Y.Doc();
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText('words')]);
  doc.getXmlFragment('article').insert(0, [paragraph]);
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
])('refuses an update with a struct that %s', (_what, part) => {
  expect(isYjsUpdate(encodeStructs(777, 0, [{ ...PLAIN, ...part }]))).toBe(false);
});

test('accepts an update written by Yjs, and one that depends on a client that is not known yet', () => {
  expect(isYjsUpdate(Y.encodeStateAsUpdate(createArticle()))).toBe(true);
  expect(isYjsUpdate(encodeStructs(777, 0, [{ ...PLAIN, origin: [778, 3] }]))).toBe(true);
});
