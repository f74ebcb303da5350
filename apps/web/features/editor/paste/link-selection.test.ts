import { createDocumentExtensions } from '@headway/documents/protocol';
import { getSchema } from '@tiptap/core';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { linkSelection } from './link-selection.ts';

const schema = getSchema(createDocumentExtensions());

function select(text: string, from: number, to: number): EditorState {
  const doc = schema.node('doc', null, [schema.node('paragraph', null, [schema.text(text)])]);
  return EditorState.create({ doc, selection: TextSelection.create(doc, from, to) });
}

test('an address pasted over words links them, and the next key does not replace them', () => {
  const state = select('Read the guide now', 10, 15);
  const linked = state.apply(linkSelection(state, ' https://example.com/guide\n') ?? state.tr);
  expect(linked.selection.toJSON()).toEqual({ type: 'text', anchor: 15, head: 15 });
  const typed = linked.apply(linked.tr.insertText('s'));
  expect(typed.doc.firstChild?.toJSON().content).toEqual([
    { type: 'text', text: 'Read the ' },
    {
      type: 'text',
      text: 'guide',
      marks: [{ type: 'link', attrs: { href: 'https://example.com/guide', title: null } }],
    },
    { type: 'text', text: 's now' },
  ]);
});

test.each(['two words', 'word', 'javascript:alert(1)', '', 'https://a.test/ and more'])(
  '%j is no address to link to',
  (pasted) => {
    expect(linkSelection(select('Read the guide now', 10, 15), pasted)).toBeNull();
  },
);

test('an address pasted over an address replaces it', () => {
  expect(linkSelection(select('https://old.example/', 1, 21), 'https://new.example/')).toBeNull();
});

test('an address without a selection is pasted as text', () => {
  expect(linkSelection(select('Read', 2, 2), 'https://new.example/')).toBeNull();
});
