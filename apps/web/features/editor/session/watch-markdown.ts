import { createArticlePrinter } from '@headway/text/article';
import type { Editor } from '@tiptap/core';

/** Pause in writing after which the text is printed again, in milliseconds. */
const PAUSE_MS = 400;

/** Calls back with the text as Markdown: at once, then whenever writing pauses. Returns a function that stops. */
export function watchMarkdown(editor: Editor, onMarkdown: (markdown: string) => void): () => void {
  const print = createArticlePrinter();
  let timer: ReturnType<typeof setTimeout> | undefined;
  function read(): void {
    if (!editor.isDestroyed) onMarkdown(print(editor.state.doc.children));
  }
  function onTransaction({ transaction }: { transaction: { docChanged: boolean } }): void {
    if (!transaction.docChanged) return;
    clearTimeout(timer);
    timer = setTimeout(read, PAUSE_MS);
  }
  read();
  editor.on('transaction', onTransaction);
  return () => {
    clearTimeout(timer);
    editor.off('transaction', onTransaction);
  };
}
