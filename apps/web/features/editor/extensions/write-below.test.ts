import { createDocumentExtensions } from '@headway/documents/protocol';
import { toArticle } from '@headway/text/article';
import { parseMarkdown } from '@headway/text/markdown';
import { getSchema } from '@tiptap/core';
import { EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { addParagraphBelow, isAtEnd } from './write-below.ts';

const schema = getSchema(createDocumentExtensions());

function open(markdown: string): EditorState {
  return EditorState.create({ doc: schema.nodeFromJSON(toArticle(parseMarkdown(markdown))) });
}

/** With the caret in front of the first of these words. */
function placeCaret(state: EditorState, words: string): EditorState {
  let at = 0;
  state.doc.descendants((node, position) => {
    if (node.text?.includes(words) === true) at = position;
  });
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, at)));
}

const TABLE = 'Before\n\n| a | b |\n| - | - |\n| c | d |';

test.each([
  ['table', TABLE],
  ['code block', '```\ncode\n```'],
  ['image', 'Before\n\n![A chart](https://example.com/a.png)'],
  ['rule', 'Before\n\n---'],
])('a last %s gets a paragraph with the caret', (_name, markdown) => {
  const state = open(markdown);
  const after = state.apply(addParagraphBelow(state) ?? state.tr);
  expect(after.doc.childCount).toBe(state.doc.childCount + 1);
  expect(after.doc.lastChild?.type.name).toBe('paragraph');
  expect(after.selection.from).toBe(after.doc.content.size - 1);
});

test.each(['Text', '# Heading', '- item', '> quote', `${TABLE}\n\nText`])('%j gets none', (markdown) => {
  expect(addParagraphBelow(open(markdown))).toBeNull();
});

test.each([
  ['c', true],
  ['d', true],
  ['a', false],
  ['Before', false],
])('in a table, nothing is below %s: %s', (words, expected) => {
  expect(isAtEnd(placeCaret(open(TABLE), words))).toBe(expected);
});

test('nothing is below a selected last image', () => {
  const state = open('Before\n\n![A chart](https://example.com/a.png)');
  const image = state.doc.content.size - (state.doc.lastChild?.nodeSize ?? 0);
  const selected = state.apply(state.tr.setSelection(NodeSelection.create(state.doc, image)));
  expect(isAtEnd(selected)).toBe(true);
});
