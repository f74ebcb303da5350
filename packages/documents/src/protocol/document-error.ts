/**
 * Why something could not be done with a document.
 *
 * - `document_not_found`: there is none, or it is not for this person
 * - `role_too_low`: takes the role of an editor
 * - `page_outdated`: a newer version of the page has written what this one does not know; reload it
 * - `epoch_changed`: the document has started over; load it anew
 * - `update_too_large`: an update has more than 1 MiB
 * - `update_malformed`: not an update of Yjs
 * - `article_not_found`: there is no generated article to seed the document from
 * - `version_not_found`: there is no such version of this document
 * - `version_unnamed`: a version needs a name of 1 to 120 characters
 */
export const DOCUMENT_ERROR_CODES = [
  'document_not_found',
  'role_too_low',
  'page_outdated',
  'epoch_changed',
  'update_too_large',
  'update_malformed',
  'article_not_found',
  'version_not_found',
  'version_unnamed',
] as const;

export type DocumentErrorCode = (typeof DOCUMENT_ERROR_CODES)[number];

/** A refusal with a stable code. */
export class DocumentError extends Error {
  readonly code: DocumentErrorCode;

  constructor(code: DocumentErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DocumentError';
    this.code = code;
  }
}

/** The code that a refusal of the database carries as its hint, if it is one of ours. */
export function parseDocumentErrorCode(hint: unknown): DocumentErrorCode | undefined {
  return DOCUMENT_ERROR_CODES.find((code) => code === hint);
}
