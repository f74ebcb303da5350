import type { Editor } from '@tiptap/core';
import { useCallback, useRef, useSyncExternalStore } from 'react';

/** Reads values from an editor. The component is drawn again when one of them changes, not at every key. */
export function useEditorState<Facts extends Record<string, string | number | boolean | null>>(
  editor: Editor,
  read: (editor: Editor) => Facts,
): Facts {
  const known = useRef<Facts | null>(null);
  const subscribe = useCallback(
    (onChange: () => void) => {
      editor.on('transaction', onChange);
      return () => {
        editor.off('transaction', onChange);
      };
    },
    [editor],
  );
  function get(): Facts {
    const facts = read(editor);
    const before = known.current;
    if (before && Object.entries(facts).every(([name, value]) => before[name] === value)) return before;
    known.current = facts;
    return facts;
  }
  return useSyncExternalStore(subscribe, get, get);
}
