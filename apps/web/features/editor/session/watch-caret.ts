import type { Editor } from '@tiptap/core';
import { yCursorPluginKey } from '@tiptap/y-tiptap';

/**
 * Calls with the element of a person's caret, now and whenever it was redrawn elsewhere. Returns a function that stops.
 */
export function watchCaret(editor: Editor, userId: string, onMove: (caret: Element) => void): () => void {
  let place = '';
  function check(): void {
    const caret = editor.view.dom.querySelector<HTMLElement>(`[data-caret="${CSS.escape(userId)}"]`);
    const next = caret ? `${caret.offsetLeft} ${caret.offsetTop}` : place;
    if (!caret || next === place) return;
    place = next;
    onMove(caret);
  }
  function onTransaction({ transaction }: { transaction: { getMeta(key: unknown): unknown } }): void {
    if (transaction.getMeta(yCursorPluginKey) !== undefined) check();
  }
  check();
  editor.on('transaction', onTransaction);
  return () => {
    editor.off('transaction', onTransaction);
  };
}
