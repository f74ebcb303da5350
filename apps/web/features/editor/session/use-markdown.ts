import { createArticlePrinter } from '@headway/text/article';
import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';

/** Pause in writing after which the text is read again, in milliseconds. */
const PAUSE_MS = 400;

/** The text of the editor as Markdown, updated when writing pauses. Null before the first read. */
export function useMarkdown(editor: Editor | null): string | null {
  const [known, setKnown] = useState<{ editor: Editor; markdown: string } | null>(null);

  useEffect(() => {
    if (!editor) return undefined;
    const text = editor;
    const print = createArticlePrinter();
    let timer: ReturnType<typeof setTimeout> | undefined;
    function read(): void {
      if (!text.isDestroyed) setKnown({ editor: text, markdown: print(text.state.doc.children) });
    }
    function onTransaction({ transaction }: { transaction: { docChanged: boolean } }): void {
      if (!transaction.docChanged) return;
      clearTimeout(timer);
      timer = setTimeout(read, PAUSE_MS);
    }
    read();
    text.on('transaction', onTransaction);
    return () => {
      clearTimeout(timer);
      text.off('transaction', onTransaction);
    };
  }, [editor]);

  return known?.editor === editor ? (known?.markdown ?? null) : null;
}
