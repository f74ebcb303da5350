export { countStoredEdits } from './store/count-stored-edits.ts';
export { createDocumentProvider, type DocumentProvider } from './create-document-provider.ts';
export type { DocumentState } from './document-state.ts';
export { createIndexedDbStore } from './store/indexed-db-store.ts';
export type { LocalStore } from './store/local-store.ts';
export { createMemoryStore } from './store/memory-store.ts';
