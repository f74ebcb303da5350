import { LONGEST_TERM, readTermChoices, TERMS_FIELD } from '@headway/documents/protocol';
import { createObservable } from '@headway/ground';
import type * as Y from 'yjs';

/** The choice of terms of a document. It is a part of the document: shared live, stored, and for editors to change. */
export function openTermChoices(doc: Y.Doc) {
  const map = doc.getMap(TERMS_FIELD);
  const { get, set, subscribe } = createObservable(readTermChoices(doc));
  // the observer ends with the document
  map.observe(() => set(readTermChoices(doc)));
  return {
    /** The same object until a choice changes. */
    get,
    subscribe,
    /** Ignores a term of the pages or adds one; null removes the choice. */
    choose(term: string, choice: 'ignored' | 'added' | null) {
      const text = term.trim().replaceAll(/\s+/gu, ' ').slice(0, LONGEST_TERM);
      if (text === '') return;
      if (choice === null) map.delete(text);
      else map.set(text, choice);
    },
  };
}
