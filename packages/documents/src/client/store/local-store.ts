/** A document as it was known to this browser. */
export interface StoredBase {
  epoch: string;
  /** Contains every update up to this number. */
  seq: number;
  state: Uint8Array;
}

/** An edit that has not been committed yet. */
export interface StoredEdit {
  id: number;
  update: Uint8Array;
}

/**
 * Where a provider keeps one document on this machine: what is needed to show it without a network, and every edit until
 * it is committed. Tabs may share one.
 */
export interface LocalStore {
  load(): Promise<{ base: StoredBase | null; edits: StoredEdit[] }>;
  saveBase(base: StoredBase): Promise<void>;
  /** Resolves with the edit's id once it is stored. */
  addEdit(update: Uint8Array): Promise<number>;
  removeEdits(ids: number[]): Promise<void>;
  /**
   * Forgets base and edits. With a state, that of a document whose edits can't be merged any more, it is kept aside for
   * its author to copy from.
   */
  startOver(setAside: Uint8Array | null): Promise<void>;
  /** The states that were set aside, oldest first. */
  listSetAside(): Promise<Uint8Array[]>;
  forgetSetAside(): Promise<void>;
  close(): void;
}
