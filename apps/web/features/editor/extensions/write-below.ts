import { Extension } from '@tiptap/core';
import type { ResolvedPos } from '@tiptap/pm/model';
import { NodeSelection, Plugin, TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';

/** Blocks that Enter does not leave. */
const CLOSED = new Set(['table', 'codeBlock', 'image', 'horizontalRule']);

/**
 * Gives a last table, code block, image or rule a paragraph below it: with a click below it, or with the down arrow in its
 * last line. The paragraph is part of the document only then.
 */
export const WriteBelow = Extension.create({
  name: 'writeBelow',
  // before the keys of tables and code blocks
  priority: 1_000,
  addKeyboardShortcuts() {
    return {
      ArrowDown: () => {
        const { view, state } = this.editor;
        if (!view.editable || !isAtEnd(state)) return false;
        if (!(state.selection instanceof NodeSelection) && !view.endOfTextblock('down')) return false;
        const transaction = addParagraphBelow(state);
        if (transaction) view.dispatch(transaction);
        return transaction !== null;
      },
    };
  },
  addProseMirrorPlugins() {
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            mousedown(view, event) {
              const last = view.dom.lastElementChild;
              const isBelow = last !== null && event.clientY > last.getBoundingClientRect().bottom;
              if (!view.editable || event.button !== 0 || event.target !== view.dom || !isBelow) return false;
              const transaction = addParagraphBelow(view.state);
              if (transaction === null) return false;
              event.preventDefault();
              view.dispatch(transaction);
              view.focus();
              return true;
            },
          },
        },
      }),
    ];
  },
});

/** Appends a paragraph behind a last block that Enter does not leave, with the caret in it; null behind other blocks. */
export function addParagraphBelow({ doc, schema, tr }: EditorState): Transaction | null {
  const paragraph = schema.nodes['paragraph'];
  if (!paragraph || !CLOSED.has(doc.lastChild?.type.name ?? '')) return null;
  const end = doc.content.size;
  tr.insert(end, paragraph.create());
  return tr.setSelection(TextSelection.create(tr.doc, end + 1)).scrollIntoView();
}

/** Whether nothing is below the selection; cells beside it are not below it. */
export function isAtEnd({ selection, doc }: EditorState): boolean {
  const { $to, to } = selection;
  if (to === doc.content.size) return true;
  if (selection instanceof NodeSelection) return false;
  return isLast($to);
}

function isLast($pos: ResolvedPos): boolean {
  for (let depth = 0; depth < $pos.depth; depth += 1) {
    const node = $pos.node(depth);
    if (node.type.spec['tableRole'] !== 'row' && $pos.index(depth) < node.childCount - 1) return false;
  }
  return true;
}
