import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { findRanges } from './find-ranges.ts';
import { scrollTo } from './scroll-to.ts';

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
