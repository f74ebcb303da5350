import type { RefusalCode } from '@headway/database/refusals';

const DOCUMENT_ERROR_CODES = [
  'document_not_found',
  'role_too_low',
  'page_outdated',
  'epoch_changed',
  'update_too_large',
  'update_malformed',
  'article_not_found',
  'version_not_found',
  'version_unnamed',
] as const satisfies readonly RefusalCode[];

/**
 * Why something could not be done with a document. All are codes of `@headway/database/refusals`, and hints of errors that
 * `append_update` and `read_updates` raise.
 *
 * - `document_not_found`: there is no such document, or this person may not read it
 * - `role_too_low`: needs the role editor
 * - `page_outdated`: a newer version of the page has written content that this one does not know; reload the page
 * - `epoch_changed`: the document has started over; open it again
 * - `update_too_large`: an update has more than 1 MiB
 * - `update_malformed`: the bytes are not an update of Yjs
 * - `article_not_found`: there is no generated article to make the document from
 * - `version_not_found`: there is no such version of this document
 * - `version_unnamed`: a version needs a name of 1 to 120 characters
 */
export type DocumentErrorCode = (typeof DOCUMENT_ERROR_CODES)[number];

/** The code in the hint of a database error; `undefined` for any other hint. */
export function parseDocumentErrorCode(hint: unknown): DocumentErrorCode | undefined {
  return DOCUMENT_ERROR_CODES.find((code) => code === hint);
}
