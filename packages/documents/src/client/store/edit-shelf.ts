import type { QueuedEdit } from '../machine/machine-state.ts';
import type { LocalStore } from './local-store.ts';

/**
 * Keeps edits in the store until they are committed.
 *
 * @param onFailure called when an edit could not be stored or forgotten; nothing is thrown
 */
export function createEditShelf(store: LocalStore, onFailure: () => void) {
  /** Ids in the store by key; `undefined` for an edit that could not be stored. */
  const ids = new Map<number, Promise<number | undefined>>();
  const fail = () => {
    onFailure();
    return undefined;
  };
  return {
    keep({ key, update }: QueuedEdit) {
      ids.set(key, store.addEdit(update).catch(fail));
    },
    async forget(edits: readonly QueuedEdit[]) {
      const stored = await Promise.all(edits.map(async ({ key, storedId }) => storedId ?? ids.get(key)));
      for (const { key } of edits) ids.delete(key);
      await store.removeEdits(stored.filter((id) => id !== undefined)).catch(fail);
    },
    /** Resolves once every edit so far is in the store. */
    async stored() {
      await Promise.all(ids.values());
    },
  };
}
