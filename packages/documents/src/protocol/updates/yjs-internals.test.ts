import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { z } from 'zod';
import { encodeStructs, PLAIN, type Struct } from '../../../test/encode-structs.ts';
import {
  addedItems,
  beforeObservers,
  clearType,
  decodeStructs,
  deleteItems,
  dropPending,
  findTypeBefore,
  hasPending,
  isGap,
  isItem,
  liveItems,
  readAwarenessClient,
  readContent,
  readItemOf,
  readParent,
  readReferences,
  readValue,
  toMarkName,
  toOtherSide,
  type Item,
} from './yjs-internals.ts';

const PACKAGE = join(import.meta.dirname, '../../..');
const manifestSchema = z.object({ version: z.string(), dependencies: z.record(z.string(), z.string()) });

/** `article` has a heading of level 2 that says “words”, with “word” in bold. */
function createArticle(): { doc: Y.Doc; heading: Y.XmlElement; text: Y.XmlText } {
  const doc = new Y.Doc();
  doc.clientID = 1;
  const heading = new Y.XmlElement('heading');
  const text = new Y.XmlText('words');
  heading.insert(0, [text]);
  doc.getXmlFragment('article').insert(0, [heading]);
  heading.setAttribute('level', '2');
  text.format(0, 4, { 'bold--abcdefgh': {} });
  return { doc, heading, text };
}

const GC: Struct = { ...PLAIN, kind: 'gc' };

function itemsOf(update: Uint8Array): Item[] {
  return decodeStructs(update).filter(isItem);
}

test.each(['yjs', 'lib0', 'y-protocols', '@tiptap/y-tiptap'])(
  'the installed %s is the version that these tests were written for',
  (name) => {
    const { dependencies } = manifestSchema.parse(
      JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')),
    );
    const folder = createRequire(import.meta.url).resolve.paths(name) ?? [];
    const installed = folder.map((path) => join(path, name, 'package.json')).find(isFile);
    expect(installed && JSON.parse(readFileSync(installed, 'utf8')).version).toBe(dependencies[name]);
    expect(dependencies[name]).toMatch(/^\d+\.\d+\.\d+$/);
  },
);

function isFile(path: string): boolean {
  try {
    return readFileSync(path).byteLength > 0;
  } catch {
    return false;
  }
}

test('no other file touches what Yjs does not document', () => {
  const internals =
    /\._(start|item|map|first|length)\b|\.store\.(clients|pending)|pendingStructs|findIndexSS|decodeUpdate\(|beforeObserverCalls|\.parentSub\b.*Y\.|lib0\/(de|en)coding|Y\.(Item|GC|Skip|ID|Content\w+|AbstractType|RelativePosition)\(|instanceof Y\.(Item|GC|Skip|ID|Content\w+|AbstractType)\b/;
  const offenders = readdirSync(join(PACKAGE, 'src'), { recursive: true, encoding: 'utf8' })
    .filter(
      (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.endsWith('yjs-internals.ts'),
    )
    .filter((file) => internals.test(readFileSync(join(PACKAGE, 'src', file), 'utf8')));
  expect(offenders).toEqual([]);
});

test('a document keeps structs by client, and pending structs apart', () => {
  const { doc } = createArticle();
  expect(Object.keys(doc.store)).toEqual(['clients', 'pendingStructs', 'pendingDs']);
  expect([...doc.store.clients.keys()]).toEqual([1]);
  expect(doc.store).toMatchObject({ pendingStructs: null, pendingDs: null });
});

test('an item has these parts', () => {
  const { heading } = createArticle();
  expect(Object.keys(readItemOf(heading) ?? {})).toEqual([
    'id',
    'length',
    'origin',
    'left',
    'right',
    'rightOrigin',
    'parent',
    'parentSub',
    'redone',
    'content',
    'info',
  ]);
});

test('an update is decoded into items with their content and references', () => {
  const { doc } = createArticle();
  const items = itemsOf(Y.encodeStateAsUpdate(doc));
  expect(items.map((item) => [item.id.clock, item.length, readContent(item).kind])).toEqual([
    [0, 1, 'type'],
    [1, 1, 'type'],
    [2, 4, 'text'],
    [6, 1, 'text'],
    [7, 1, 'other'],
    [8, 1, 'mark'],
    [9, 1, 'mark'],
  ]);
  expect(items.map((item) => readReferences(item).map(({ client, clock }) => [client, clock]))).toEqual([
    [],
    [[1, 0]],
    [[1, 1]],
    [[1, 5]],
    [[1, 0]],
    [[1, 2]],
    [
      [1, 5],
      [1, 6],
    ],
  ]);
});

test('bytes that are no update are not decoded', () => {
  const update = Y.encodeStateAsUpdate(createArticle().doc);
  expect(() => decodeStructs(update.slice(0, -3))).toThrow(/end of array|Unexpected/i);
});

test('characters that an update leaves out are a gap, and garbage-collected structs have no content', () => {
  const [first, third] = [encodeStructs(1, 0, [GC]), encodeStructs(1, 2, [GC])];
  const structs = decodeStructs(Y.mergeUpdates([first, third]));
  expect(structs.map((struct) => [struct.id.clock, struct.length, isGap(struct), isItem(struct)])).toEqual([
    [0, 1, false, false],
    [1, 1, true, false],
    [2, 1, false, false],
  ]);
});

test('a mark has a value, its end has none, and a hash behind its name is cut off', () => {
  const { text } = createArticle();
  const marks = [...liveItems(text)].map(readContent).filter(({ kind }) => kind === 'mark');
  expect(marks).toEqual([
    { kind: 'mark', name: 'bold', value: {} },
    { kind: 'mark', name: 'bold', value: null },
  ]);
  expect(toMarkName('bold')).toBe('bold');
});

test('children are gone through without those that are deleted, and without attributes', () => {
  const { text, heading } = createArticle();
  text.delete(0, 2);
  expect([...liveItems(text)].filter((item) => readContent(item).kind === 'text')).toHaveLength(2);
  expect([...liveItems(heading)]).toEqual([readItemOf(text)]);
});

test('an attribute is an item in its element, with its value', () => {
  const { doc, heading } = createArticle();
  const item = itemsOf(Y.encodeStateAsUpdate(doc)).find(({ parentSub }) => parentSub === 'level');
  expect(item && readValue(item)).toBe('2');
  expect(heading.getAttribute('level')).toBe('2');
});

test('a type knows its item, the type in front of it and the type that it is in', () => {
  const { doc, heading, text } = createArticle();
  const article = doc.getXmlFragment('article');
  const second = new Y.XmlElement('paragraph');
  article.push([second]);
  article.delete(1);
  expect(findTypeBefore(second)).toBe(heading);
  expect(findTypeBefore(heading)).toBeNull();
  const item = readItemOf(text);
  expect(item && readParent(item)).toBe(heading);
  expect(readItemOf(article)).toBeNull();
});

// Deletion in portions, which a stack overflow would end otherwise, is tested in client/take-out-misplaced.test.ts.
test('items that an update adds are known before observers are called, and can be deleted then', () => {
  const { doc } = createArticle();
  const order: string[] = [];
  beforeObservers(doc, (transaction) => {
    if (transaction.origin !== 'remote') return;
    const items = [...addedItems(doc, transaction)];
    order.push(`before: ${items.map((item) => readContent(item).kind).join(' ')}`);
    deleteItems(doc, items, 'remote');
  });
  doc.getText('notes').observe(() => order.push('observer'));
  const other = new Y.Doc();
  other.getText('notes').insert(0, 'x'.repeat(10));
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'remote');
  expect(order[0]).toBe('before: text');
  expect(doc.getText('notes').toJSON()).toBe('');
});

test('a type is cleared of children and attributes', () => {
  const { doc, heading } = createArticle();
  doc.transact((transaction) => clearType(heading, transaction));
  expect(heading.toJSON()).toBe('<heading></heading>');
});

test('structs whose dependencies are missing wait, and can be dropped', () => {
  const { doc } = createArticle();
  const before = Y.encodeStateAsUpdate(doc);
  Y.applyUpdate(doc, encodeStructs(777, 5, [PLAIN]));
  expect(hasPending(doc)).toBe(true);
  dropPending(doc);
  expect(hasPending(doc)).toBe(false);
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
});

test('the two sides of a character are two positions', () => {
  const { doc, text } = createArticle();
  const before = Y.createRelativePositionFromTypeIndex(text, 2, 0);
  const toIndex = (position: Y.RelativePosition) =>
    Y.createAbsolutePositionFromRelativePosition(position, doc)?.index;
  expect([toIndex(before), toIndex(toOtherSide(before))]).toEqual([2, 3]);
  expect(toOtherSide(toOtherSide(before))).toEqual(before);
  text.delete(2, 1);
  expect([toIndex(before), toIndex(toOtherSide(before))]).toEqual([2, 2]);
});

test('an awareness update begins with how many clients it has and the first of them', () => {
  const [one, other] = [new Awareness(new Y.Doc()), new Awareness(new Y.Doc())];
  expect(readAwarenessClient(encodeAwarenessUpdate(one, [one.clientID]))).toBe(one.clientID);
  one.states.set(other.clientID, {});
  one.meta.set(other.clientID, { clock: 1, lastUpdated: 0 });
  expect(readAwarenessClient(encodeAwarenessUpdate(one, [one.clientID, other.clientID]))).toBeNull();
  one.destroy();
  other.destroy();
});

test('a document takes another client id when somebody else has written under its own', () => {
  const { doc } = createArticle();
  const impostor = new Y.Doc();
  impostor.clientID = doc.clientID;
  impostor.getText('notes').insert(0, 'x'.repeat(100));
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(impostor));
  expect(doc.clientID).not.toBe(1);
});
