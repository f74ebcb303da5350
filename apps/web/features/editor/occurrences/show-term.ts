import type { Editor } from '@tiptap/core';
import { findRanges } from './find-ranges.ts';
import { scrollTo } from './scroll-to.ts';

/** Which occurrence of a term is shown: `index` from 0; `count` is 0 where the text does not have the term. */
export interface ShownTerm {
  term: string;
  index: number;
  count: number;
}

const ALL = 'shown-term';
const NOW = 'shown-term-now';

/**
 * Marks all occurrences of a term and scrolls to the next one, or with `step` -1 to the one before. Marks move with the
 * text. The tokeniser finds them, so they are the occurrences that are counted.
 */
export async function showTerm(
  editor: Editor,
  { term, locale, before, step }: { term: string; locale: string; before: ShownTerm | null; step: 1 | -1 },
): Promise<ShownTerm | null> {
  // few people ask for it, and the page's first load is shorter without it
  const [{ createPhraseFinder }, { loadLanguage }] = await Promise.all([
    import('@headway/text/words'),
    import('@headway/text/language'),
  ]);
  const find = createPhraseFinder([term], await loadLanguage(locale));
  if (editor.isDestroyed) return null;
  const ranges = findRanges(editor.state.doc, (text) => find(text));
  const count = ranges.length;
  const index = before?.term === term ? (before.index + step + count) % Math.max(1, count) : 0;
  const shown = ranges[index];
  hideTerms();
  mark(editor, ALL, ranges);
  if (shown) mark(editor, NOW, [shown]);
  if (shown) scrollTo(editor, shown.from);
  return { term, index, count };
}

/** Removes the marks. */
export function hideTerms(): void {
  if (!('highlights' in CSS)) return;
  CSS.highlights.delete(ALL);
  CSS.highlights.delete(NOW);
}

/**
 * Marks ranges with the browser's highlights, which change neither the document nor the editor's plugins: a plugin that is
 * added later restarts the others, and undo with them. A browser without highlights only scrolls.
 */
function mark({ view }: Editor, name: string, ranges: readonly { from: number; to: number }[]): void {
  if (!('highlights' in CSS)) return;
  const marked = ranges.map(({ from, to }) => {
    const [start, end] = [view.domAtPos(from), view.domAtPos(to)];
    const range = document.createRange();
    range.setStart(start.node, start.offset);
    range.setEnd(end.node, end.offset);
    return range;
  });
  CSS.highlights.set(name, new Highlight(...marked));
}
