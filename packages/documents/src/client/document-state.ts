import type { DocumentErrorCode } from '../protocol/document-error-code.ts';

/**
 * The state of the connection to a document.
 *
 * - `connecting`: has not read the document from the server yet
 * - `live`: has everything that is committed, and receives what follows
 * - `reconnecting`: was live, and is connecting again
 * - `offline`: the browser says that there is no network
 * - `outdated`: the document has started over; open it with a new `Y.Doc` and a new provider
 * - `refused`: this person may not read the document (any more), or a newer version of the page has written content that
 *   this one would delete
 * - `closed`: `destroy` was called
 */
export type DocumentStatus =
  | 'connecting'
  | 'live'
  | 'reconnecting'
  | 'offline'
  | 'outdated'
  | 'refused'
  | 'closed';

/** What a page shows of a document. A new object whenever something changes. */
export interface DocumentState {
  status: DocumentStatus;
  /** Whether the `Y.Doc` has the document, if only an older state from this browser. Create the editor only then. */
  isLoaded: boolean;
  /** How many edits of this page are not committed yet. */
  unsynced: number;
  /** Whether `unsynced` is 0: every edit of this page is committed in the database. */
  isSaved: boolean;
  /** Why edits are not accepted, or why the document cannot be followed. Unsent edits stay in this browser. */
  refusal: DocumentErrorCode | null;
  /** How many updates were left out, because they are not updates of Yjs. */
  isolated: number;
  /** Whether edits would be lost by a reload, because this browser does not store anything. */
  isUnstored: boolean;
}

export function isSameState(one: DocumentState, other: DocumentState): boolean {
  const known = new Map<string, unknown>(Object.entries(other));
  return Object.entries(one).every(([name, value]) => known.get(name) === value);
}
