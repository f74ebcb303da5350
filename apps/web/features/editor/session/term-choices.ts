import { LONGEST_TERM, MOST_TERMS, readTermChoices, TERMS_FIELD } from '@headway/documents/protocol';
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
    /**
     * Ignores a term of the pages or adds one; null removes the choice. Returns why that is refused, as a sentence, and
     * null when it is done. A refusal changes nothing.
     */
    choose(term: string, choice: 'ignored' | 'added' | null): string | null {
      const text = term.trim().replaceAll(/\s+/gu, ' ');
      if (text === '') return 'Type the term to add.';
      if (choice === null) {
        map.delete(text);
        return null;
      }
      if (text.length > LONGEST_TERM)
        return `A term has at most ${LONGEST_TERM} characters, and this one has ${text.length}. Shorten it.`;
      const { ignored, added } = get();
      if (!map.has(text) && ignored.length + added.length >= MOST_TERMS)
        return `An article has at most ${MOST_TERMS} ignored and added terms. Remove one first.`;
      map.set(text, choice);
      return null;
    },
  };
}
