import type { RefusalCode } from '@headway/database/refusals';

const DOCUMENT_ERROR_CODES = [
  'document_not_found',
  'role_too_low',
  'page_outdated',
  'epoch_changed',
  'update_too_large',
  'update_malformed',
] as const satisfies readonly RefusalCode[];

/**
 * Why a page can't read or edit a document. All are codes of `@headway/database/refusals`; `append_update` and
 * `read_updates` raise them as hints.
 *
 * - `document_not_found`: there is no such document, or this person may not read it
 * - `role_too_low`: needs the role editor
 * - `page_outdated`: a newer version of the page has written content that this one does not know; reload the page
 * - `epoch_changed`: the document has started over; open it again
 * - `update_too_large`: an update has more than 1 MiB
 * - `update_malformed`: the bytes are not an update of Yjs
 */
export type DocumentErrorCode = (typeof DOCUMENT_ERROR_CODES)[number];

/** The code in the hint of a database error; `undefined` for any other hint. */
export function parseDocumentErrorCode(hint: unknown): DocumentErrorCode | undefined {
  return DOCUMENT_ERROR_CODES.find((code) => code === hint);
}
