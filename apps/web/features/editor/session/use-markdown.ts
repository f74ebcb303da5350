'use client';

import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';

/** How long nobody must have written before the text is read again, in milliseconds. */
const PAUSE_MS = 400;

/** What the editor's document says, as Markdown, a moment after it was last written. Null until it was read once. */
export function useMarkdown(editor: Editor | null): string | null {
  const [read, setRead] = useState<{ editor: Editor; markdown: string } | null>(null);

  useEffect(() => {
    if (!editor) return undefined;
    const text = editor;
    let timer: ReturnType<typeof setTimeout> | undefined;
    function look(): void {
      if (!text.isDestroyed) setRead({ editor: text, markdown: text.getMarkdown() });
    }
    function onTransaction({ transaction }: { transaction: { docChanged: boolean } }): void {
      if (!transaction.docChanged) return;
      clearTimeout(timer);
      timer = setTimeout(look, PAUSE_MS);
    }
    look();
    text.on('transaction', onTransaction);
    return () => {
      clearTimeout(timer);
      text.off('transaction', onTransaction);
    };
  }, [editor]);

  return read !== null && read.editor === editor ? read.markdown : null;
}
