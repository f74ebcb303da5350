import type { TermChoices } from '@headway/pipeline/assessment';
import type * as Y from 'yjs';

/** The root of a document in which its team keeps its choice of terms: the choice of each term by its text. */
const FIELD = 'terms';
const LONGEST_TERM = 80;
const MOST_TERMS = 200;

export type TermChoice = 'ignored' | 'added';

/** The choice of terms of a document. It is a part of the document: shared live, stored, and for editors to change. */
export function openTermChoices(doc: Y.Doc) {
  const map = doc.getMap(FIELD);
  const read = (): TermChoices => {
    // anything may have been written to the log
    const entries = [...map.entries()].filter(([term]) => term.length <= LONGEST_TERM).slice(0, MOST_TERMS);
    const termsOf = (choice: TermChoice): string[] =>
      entries.flatMap(([term, value]) => (value === choice ? [term] : [])).toSorted();
    return { ignored: termsOf('ignored'), added: termsOf('added') };
  };
  const listeners = new Set<() => void>();
  let known = read();
  // ends with the document
  map.observe(() => {
    known = read();
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
    choose(term: string, choice: TermChoice | null) {
      const text = term.trim().replaceAll(/\s+/gu, ' ').slice(0, LONGEST_TERM);
      if (text === '') return;
      if (choice === null) map.delete(text);
      else map.set(text, choice);
    },
  };
}
