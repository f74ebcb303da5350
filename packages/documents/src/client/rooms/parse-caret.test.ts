import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { parseCaret } from './parse-caret.ts';

const USER = { userId: 'd0000000-0000-4000-8000-000000000001', name: 'Ann', color: '#b4410e' };

function encode(state: Record<string, unknown> | null): Uint8Array {
  const awareness = new Awareness(new Y.Doc());
  awareness.setLocalState(state);
  const update = encodeAwarenessUpdate(awareness, [awareness.clientID]);
  awareness.destroy();
  return update;
}

/** The state that others get to see. */
function read(update: Uint8Array): unknown {
  const caret = parseCaret(update);
  if (!caret) return 'none';
  const awareness = new Awareness(new Y.Doc());
  applyAwarenessUpdate(awareness, caret.update, 'test');
  const state = awareness.getStates().get(caret.client) ?? null;
  awareness.destroy();
  return state;
}

test('a caret is passed on unchanged, and so is the message that a page has gone', () => {
  const doc = new Y.Doc();
  const text = new Y.XmlText('words');
  doc.getXmlFragment('article').insert(0, [text]);
  const anchor = Y.createRelativePositionFromTypeIndex(text, 2);
  const head = Y.createRelativePositionFromTypeIndex(text, 5);
  const state = { user: USER, cursor: { anchor, head } };
  expect(read(encode(state))).toEqual(JSON.parse(JSON.stringify(state)));
  expect(read(encode({ user: USER }))).toEqual({ user: USER });
  expect(read(encode(null))).toBeNull();
});

test.each<[string, unknown]>([
  ['nowhere', { anchor: {}, head: {} }],
  ['half somewhere', { anchor: { tname: 'article' }, head: {} }],
  ['in another text', { anchor: { tname: 'notes' }, head: { tname: 'notes' } }],
  ['at no number', { anchor: { item: { client: 'x', clock: 0 } }, head: { item: { client: 1, clock: -1 } } }],
  ['empty', {}],
  ['a word', 'here'],
])('a caret that is %s is not drawn', (_what, cursor) => {
  expect(read(encode({ user: USER, cursor }))).toEqual({ user: USER, cursor: null });
});

test('random bytes are refused', () => {
  expect(read(encode({ user: 'Ann', mood: 'good' }))).toEqual({ user: {} });
  const awareness = new Awareness(new Y.Doc());
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const caret = parseCaret(bytes);
      if (caret) applyAwarenessUpdate(awareness, caret.update, 'test');
    }),
  );
  awareness.destroy();
});
