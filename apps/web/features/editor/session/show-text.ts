import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';

/** Selects the next occurrence of a text after the caret, ignoring case; after the last one, the first. */
export function showText({ view }: Editor, words: string): void {
  const { doc, selection } = view.state;
  const ranges = findText(doc, words);
  const next = ranges.find(({ from }) => from > selection.from) ?? ranges[0];
  if (!next) return;
  view.dispatch(view.state.tr.setSelection(TextSelection.create(doc, next.from, next.to)));
  const { node } = view.domAtPos(next.from);
  const element = node instanceof Element ? node : node.parentElement;
  element?.scrollIntoView({ block: 'center', behavior: 'smooth' });
}

function findText(doc: Node, words: string): { from: number; to: number }[] {
  const sought = toPattern(words);
  if (!sought) return [];
  const ranges: { from: number; to: number }[] = [];
  doc.descendants((node, position) => {
    if (!node.isTextblock) return;
    // a node without text takes one position, as in the document
    const text = node.textBetween(0, node.content.size, undefined, '\uFFFC');
    for (const { index, 0: found } of text.matchAll(sought)) {
      ranges.push({ from: position + 1 + index, to: position + 1 + index + found.length });
    }
  });
  return ranges;
}

function toPattern(words: string): RegExp | null {
  if (words.trim() === '') return null;
  const parts = words.trim().split(/\s+/u);
  return new RegExp(
    parts.map((part) => part.replaceAll(/[$()*+.?[\\\]^{|}/-]/gu, '\\$&')).join('\\s+'),
    'giu',
  );
}
