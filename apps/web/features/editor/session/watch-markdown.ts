import { createArticlePrinter } from '@headway/text/article';
import type { Editor } from '@tiptap/core';

/** Pause in writing after which the text is printed again, in milliseconds. */
const PAUSE_MS = 400;
/** Without a pause, the text is printed this long after its first change, in milliseconds. */
const LONGEST_WAIT_MS = 3_000;

/**
 * Calls back with the text as Markdown: at once, then whenever writing pauses, and every 3 s while it does not. Returns a
 * function that stops.
 */
export function watchMarkdown(editor: Editor, onMarkdown: (markdown: string) => void): () => void {
  const print = createArticlePrinter();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let changedSince: number | null = null;
  function read(): void {
    changedSince = null;
    if (!editor.isDestroyed) onMarkdown(print(editor.state.doc.children));
  }
  function onTransaction({ transaction }: { transaction: { docChanged: boolean } }): void {
    if (!transaction.docChanged) return;
    changedSince ??= Date.now();
    clearTimeout(timer);
    timer = setTimeout(read, Math.max(0, Math.min(PAUSE_MS, changedSince + LONGEST_WAIT_MS - Date.now())));
  }
  read();
  editor.on('transaction', onTransaction);
  return () => {
    clearTimeout(timer);
    editor.off('transaction', onTransaction);
  };
}
