export { countStoredEdits } from './count-stored-edits.ts';
export {
  createDocumentProvider,
  type DocumentProvider,
  type DocumentProviderOptions,
} from './create-document-provider.ts';
export type { DocumentState, DocumentStatus } from './document-state.ts';
export { createIndexedDbStore, type IndexedDbStoreOptions } from './indexed-db-store.ts';
export type { LocalStore, StoredBase, StoredEdit } from './local-store.ts';
export { createMemoryStore } from './memory-store.ts';
