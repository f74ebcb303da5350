export { countStoredEdits } from './store/count-stored-edits.ts';
export {
  createDocumentProvider,
  type DocumentProvider,
  type DocumentProviderOptions,
} from './create-document-provider.ts';
export type { DocumentState, DocumentStatus } from './document-state.ts';
export { createIndexedDbStore, type IndexedDbStoreOptions } from './store/indexed-db-store.ts';
export type { LocalStore, StoredBase, StoredEdit } from './store/local-store.ts';
export { createMemoryStore } from './store/memory-store.ts';
