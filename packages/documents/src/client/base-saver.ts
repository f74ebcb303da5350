import type { LocalStore, StoredBase } from './store/local-store.ts';

/** Keeps the document as it is here in the store, so that a reload without a network has something to show. */
export interface BaseSaver {
  /** Within some seconds, once for whatever changes until then. */
  saveSoon(): void;
  save(): Promise<void>;
  stop(): void;
}

export interface BaseSaverOptions {
  store: LocalStore;
  /** The document now; null while it is not to be stored. */
  read: () => StoredBase | null;
  onStoreFailure: (error: unknown) => void;
}

const SAVE_MS = 5_000;

export function createBaseSaver({ store, read, onStoreFailure }: BaseSaverOptions): BaseSaver {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const save = async () => {
    stop();
    const base = read();
    if (base) await store.saveBase(base).catch(onStoreFailure);
  };
  return {
    saveSoon() {
      timer ??= setTimeout(() => void save(), SAVE_MS);
    },
    save,
    stop,
  };
}
