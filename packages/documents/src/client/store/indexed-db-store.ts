import * as z from 'zod/mini';
import { openDatabase, toPromise } from './open-database.ts';
import type { LocalStore } from './local-store.ts';

const bytesSchema = z.instanceof(Uint8Array);
const baseSchema = z.object({ epoch: z.string(), seq: z.int(), state: bytesSchema });
const editSchema = z.object({ id: z.int(), update: bytesSchema });
const setAsideSchema = z.object({ state: bytesSchema });

export interface IndexedDbStoreOptions {
  /** The content whose document is stored. */
  contentId: string;
  /** The signed-in person. Another person who signs in to this browser has a store of their own. */
  userId: string;
}

/**
 * Opens a store in the browser's IndexedDB, which survives reloads.
 *
 * @throws DOMException where the browser allows no database, as some do in private windows
 */
export async function createIndexedDbStore({
  contentId,
  userId,
}: IndexedDbStoreOptions): Promise<LocalStore> {
  const key = `${userId}:${contentId}`;
  const database = await openDatabase();
  // a tab with a newer version of the page must not wait for this one to close
  database.addEventListener('versionchange', () => database.close());

  const write = async (names: string[], change: (transaction: IDBTransaction) => void): Promise<void> => {
    const transaction = database.transaction(names, 'readwrite');
    change(transaction);
    await toPromise(transaction);
  };
  const deleteOwn = (transaction: IDBTransaction, name: string) => {
    const request = transaction.objectStore(name).index('key').openKeyCursor(IDBKeyRange.only(key));
    request.addEventListener('success', () => {
      if (!request.result) return;
      transaction.objectStore(name).delete(request.result.primaryKey);
      request.result.continue();
    });
  };

  return {
    async load() {
      const transaction = database.transaction(['bases', 'edits']);
      const base = transaction.objectStore('bases').get(key);
      const edits = transaction.objectStore('edits').index('key').getAll(IDBKeyRange.only(key));
      await toPromise(transaction);
      return {
        base: z.nullable(baseSchema).parse(base.result ?? null),
        edits: z.array(editSchema).parse(edits.result),
      };
    },
    saveBase: (base) => write(['bases'], (transaction) => transaction.objectStore('bases').put(base, key)),
    async addEdit(update) {
      const transaction = database.transaction(['edits'], 'readwrite');
      const request = transaction.objectStore('edits').add({ key, update });
      await toPromise(transaction);
      return z.int().parse(request.result);
    },
    removeEdits: (ids) =>
      write(['edits'], (transaction) => {
        for (const id of ids) transaction.objectStore('edits').delete(id);
      }),
    startOver: (state) =>
      write(['bases', 'edits', 'set-aside'], (transaction) => {
        transaction.objectStore('bases').delete(key);
        deleteOwn(transaction, 'edits');
        if (state) transaction.objectStore('set-aside').add({ key, state });
      }),
    async listSetAside() {
      const transaction = database.transaction(['set-aside']);
      const request = transaction.objectStore('set-aside').index('key').getAll(IDBKeyRange.only(key));
      await toPromise(transaction);
      return z
        .array(setAsideSchema)
        .parse(request.result)
        .map(({ state }) => state);
    },
    forgetSetAside: () => write(['set-aside'], (transaction) => deleteOwn(transaction, 'set-aside')),
    close: () => database.close(),
  };
}
