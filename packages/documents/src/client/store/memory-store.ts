import type { LocalStore, StoredBase } from './local-store.ts';

/** Makes a store in memory, which a reload empties: for programs without IndexedDB, and for tests. */
export function createMemoryStore(): LocalStore {
  let base: StoredBase | null = null;
  let nextId = 1;
  const edits = new Map<number, Uint8Array>();
  let setAside: Uint8Array[] = [];
  return {
    load: async () => ({ base, edits: Array.from(edits, ([id, update]) => ({ id, update })) }),
    saveBase: async (next) => {
      base = next;
    },
    addEdit: async (update) => {
      const id = nextId++;
      edits.set(id, update);
      return id;
    },
    removeEdits: async (ids) => {
      for (const id of ids) edits.delete(id);
    },
    startOver: async (state) => {
      base = null;
      edits.clear();
      if (state) setAside.push(state);
    },
    listSetAside: async () => [...setAside],
    forgetSetAside: async () => {
      setAside = [];
    },
    close: () => undefined,
  };
}
