import type { Editor } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { findRanges, scrollTo } from './show-text.ts';

/** Which occurrence of a term is shown: `index` from 0; `count` is 0 where the text does not have the term. */
export interface ShownTerm {
  term: string;
  index: number;
  count: number;
}

const key = new PluginKey<DecorationSet>('shown-term');

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
  mark(
    editor,
    ranges.map(({ from, to }) =>
      Decoration.inline(from, to, {
        class: from === shown?.from ? 'shown-term shown-term-now' : 'shown-term',
      }),
    ),
  );
  if (shown) scrollTo(editor, shown.from);
  return { term, index, count };
}

/** Takes the marks away. */
export function hideTerm(editor: Editor): void {
  if (!editor.isDestroyed) editor.unregisterPlugin(key);
}

function mark(editor: Editor, decorations: Decoration[]): void {
  editor.unregisterPlugin(key);
  if (decorations.length === 0) return;
  editor.registerPlugin(
    new Plugin<DecorationSet>({
      key,
      state: {
        init: (_, { doc }) => DecorationSet.create(doc, decorations),
        apply: ({ mapping }, marks, _, { doc }) => marks.map(mapping, doc),
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  );
}
