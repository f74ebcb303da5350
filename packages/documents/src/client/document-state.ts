import type { DocumentErrorCode } from '../protocol/document-error-code.ts';

/**
 * How a provider fares.
 *
 * - `connecting`: has not read the document from the server yet
 * - `live`: has everything that is committed, and hears of what follows
 * - `reconnecting`: was live, and tries to be again
 * - `offline`: the browser says that there is no network
 * - `outdated`: the document has started over; a new `Y.Doc` and a new provider take it from there
 * - `refused`: the document is not there for this person (any more), or a newer version of the page has written what
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

/** What a page shows of a provider. A new object whenever something changes. */
export interface DocumentState {
  status: DocumentStatus;
  /** Whether the `Y.Doc` has the document, be it an older state kept in this browser. Edit only then. */
  isLoaded: boolean;
  /** Edits made here that are not committed yet. */
  unsynced: number;
  /** Whether everything that was edited here is committed. */
  isSaved: boolean;
  /** Why edits are not accepted, or the document is not shown. They are kept in this browser. */
  refusal: DocumentErrorCode | null;
  /** Updates that were no Yjs and have been left out. */
  isolated: number;
  /** Whether edits would not survive a reload, because this browser does not let anything be stored. */
  isUnstored: boolean;
}

export function isSameState(one: DocumentState, other: DocumentState): boolean {
  return (
    one.status === other.status &&
    one.isLoaded === other.isLoaded &&
    one.unsynced === other.unsynced &&
    one.refusal === other.refusal &&
    one.isolated === other.isolated &&
    one.isUnstored === other.isUnstored
  );
}
