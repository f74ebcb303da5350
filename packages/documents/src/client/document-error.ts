import type { DocumentErrorCode } from '../protocol/document-error-code.ts';

/** A refusal of the database, or of this page: trying again does not help. */
export class DocumentError extends Error {
  readonly code: DocumentErrorCode;

  constructor(code: DocumentErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DocumentError';
    this.code = code;
  }
}
