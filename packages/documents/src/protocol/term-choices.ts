import type { TermChoices } from '@headway/text/words';
import type * as Y from 'yjs';

/**
 * The root of a document in which its team keeps its choice of terms: `ignored` or `added`, by the text of the term. It is
 * about the article and not about one version: restoring a version keeps it.
 */
export const TERMS_FIELD = 'terms';
/** The longest term in UTF-16 code units. Longer ones are refused, and left out where a forged client wrote them. */
export const LONGEST_TERM = 80;
/** The most terms of an article, ignored and added. More are refused. */
export const MOST_TERMS = 200;

/** Whether an entry of {@link TERMS_FIELD} is a choice of a term. */
export function isTermChoice(term: string, value: unknown): boolean {
  return term.length <= LONGEST_TERM && (value === 'ignored' || value === 'added');
}

/**
 * Reads the choice of terms of a document, each kind in alphabetical order. A forged client can write anything to the log, so malformed entries are left
 * out, and so are all terms after the first 200.
 *
 * @example
 * const { ignored, added } = readTermChoices(doc);
 */
export function readTermChoices(doc: Y.Doc): TermChoices {
  const entries = [...doc.getMap(TERMS_FIELD).entries()]
    .filter(([term, value]) => isTermChoice(term, value))
    .slice(0, MOST_TERMS);
  const termsOf = (choice: string): string[] =>
    entries.flatMap(([term, value]) => (value === choice ? [term] : [])).toSorted();
  return { ignored: termsOf('ignored'), added: termsOf('added') };
}
