import { createDocumentProvider, createIndexedDbStore, createMemoryStore } from '@headway/documents/client';
import type { SupabaseClient } from '@supabase/supabase-js';
import * as Y from 'yjs';

/** Options of {@link openDocument}. */
export interface DocumentOptions {
  supabase: SupabaseClient;
  contentId: string;
  userId: string;
  /** Whether the signed-in person may change the document at the moment. */
  mayEdit: () => boolean;
}

// A client has one channel per name: opening a document again waits until its channel is closed.
const leaving = new Map<string, Promise<void>>();

/**
 * Opens a document while a page shows it. It contains the unsent edits of this browser from the start.
 *
 * @returns The document, and a function that closes it.
 */
export function openDocument(options: DocumentOptions) {
  const { contentId } = options;
  const opened = (leaving.get(contentId) ?? Promise.resolve()).then(() => createDocument(options));
  return {
    opened,
    close: () => {
      const left = opened
        .then(({ provider }) => provider.destroy())
        .finally(() => {
          if (leaving.get(contentId) === left) leaving.delete(contentId);
        });
      leaving.set(contentId, left);
    },
  };
}

async function createDocument(options: DocumentOptions) {
  const { supabase, contentId, userId, mayEdit } = options;
  const durable = await createIndexedDbStore({ contentId, userId }).catch(() => null);
  const store = durable ?? createMemoryStore();
  const provider = createDocumentProvider({ supabase, contentId, doc: new Y.Doc(), store, mayEdit });
  return { provider, store, /** Whether the store survives a reload. */ isDurable: durable !== null };
}
