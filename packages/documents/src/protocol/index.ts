export {
  comparisonSchema,
  type Authorship,
  type ComparedBlock,
  type ComparedMark,
  type ComparedNode,
  type ComparedText,
  type Comparison,
} from './comparison.ts';
export { createDocumentExtensions, DOCUMENT_FIELD } from './article/document-extensions.ts';
export type { DocumentErrorCode } from './document-error-code.ts';
export { documentPageSchema, type DocumentPage } from './document-page.ts';
export { toAwarenessRoom } from './document-rooms.ts';
export { isYjsUpdate } from './updates/is-yjs-update.ts';
export { toAwarenessInterval, toUpdateInterval, type Crowd } from './send-interval.ts';
export { awarenessMessageSchema, updateMessageSchema, type UpdateMessage } from './update-message.ts';
export { versionKindSchema, type VersionKind } from './version-kind.ts';
export { LONGEST_TERM, MOST_TERMS, readTermChoices, TERMS_FIELD } from './term-choices.ts';
