import { LONGEST_TERM, readTermChoices, TERMS_FIELD } from '@headway/documents/protocol';
import type * as Y from 'yjs';

/** The choice of terms of a document. It is a part of the document: shared live, stored, and for editors to change. */
export function openTermChoices(doc: Y.Doc) {
  const map = doc.getMap(TERMS_FIELD);
  const listeners = new Set<() => void>();
  let known = readTermChoices(doc);
  // ends with the document
  map.observe(() => {
    known = readTermChoices(doc);
    for (const listener of listeners) listener();
  });
  return {
    /** The same object until a choice changes. */
    get: () => known,
    subscribe(onChange: () => void) {
      listeners.add(onChange);
      return () => void listeners.delete(onChange);
    },
    /** Ignores a term of the pages or adds one; null takes a choice back. */
    choose(term: string, choice: 'ignored' | 'added' | null) {
      const text = term.trim().replaceAll(/\s+/gu, ' ').slice(0, LONGEST_TERM);
      if (text === '') return;
      if (choice === null) map.delete(text);
      else map.set(text, choice);
    },
  };
}
