import type { Editor } from '@tiptap/core';
import { useEffect, useEffectEvent } from 'react';
import { readTitle } from './read-title.ts';

/** Calls with the title of the text in the editor, and again whenever it changes. */
export function useDocumentTitle(editor: Editor | null, onTitle: (title: string | null) => void): void {
  const tell = useEffectEvent(onTitle);
  useEffect(() => {
    if (!editor) return undefined;
    const read = () => tell(readTitle(editor.state.doc));
    read();
    editor.on('update', read);
    return () => {
      editor.off('update', read);
    };
  }, [editor]);
}
