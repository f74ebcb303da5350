import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';

/** Selects the next occurrence of a passage after the caret; after the last one, the first. */
export async function showText(editor: Editor, passage: string): Promise<void> {
  // few people ask for it, and the page's first load is shorter without it
  const { findPassages } = await import('@headway/text/words');
  if (editor.isDestroyed) return;
  const { view } = editor;
  const { doc, selection } = view.state;
  const ranges = findRanges(doc, (text) => findPassages(text, passage));
  const next = ranges.find(({ from }) => from > selection.from) ?? ranges[0];
  if (!next) return;
  view.dispatch(view.state.tr.setSelection(TextSelection.create(doc, next.from, next.to)));
  scrollTo(editor, next.from);
}

/** Scrolls to a position of the document: at once for people who want less motion. */
export function scrollTo({ view }: Editor, position: number): void {
  const { node } = view.domAtPos(position);
  const element = node instanceof Element ? node : node.parentElement;
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element?.scrollIntoView({ block: 'center', behavior: isStill ? 'instant' : 'smooth' });
}

/** Where a document has what `find` finds in its texts. Code is no text, and the list of sources is none of the article. */
export function findRanges(
  doc: Node,
  find: (text: string) => { start: number; end: number }[],
): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = [];
  let isInSources = false;
  doc.descendants((node, position) => {
    if (!node.isTextblock || node.type.name === 'codeBlock') return;
    if (node.type.name === 'heading') isInSources = node.textContent === 'Sources';
    if (isInSources) return;
    // a node without text takes one position, as in the document
    const text = node.textBetween(0, node.content.size, undefined, '\uFFFC');
    for (const { start, end } of find(text))
      ranges.push({ from: position + 1 + start, to: position + 1 + end });
  });
  return ranges;
}
