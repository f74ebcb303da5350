/** A document as this browser last had it. */
export interface StoredBase {
  epoch: string;
  /** The number of the last update that is in it. */
  seq: number;
  /** The document as one update of Yjs. */
  state: Uint8Array;
}

/** An edit that is not committed yet. */
export interface StoredEdit {
  id: number;
  update: Uint8Array;
}

/**
 * Where a provider keeps one document on this device: its last known state, to show it without a network, and every edit
 * until it is committed. Several tabs may share the same data.
 */
export interface LocalStore {
  /** Reads everything; `base` is `null` before the first `saveBase`. */
  load(): Promise<{ base: StoredBase | null; edits: StoredEdit[] }>;
  /** Replaces the state. */
  saveBase(base: StoredBase): Promise<void>;
  /** Stores an edit. Resolves with its id once it is stored. */
  addEdit(update: Uint8Array): Promise<number>;
  /** Forgets edits that are committed. */
  removeEdits(ids: number[]): Promise<void>;
  /**
   * Forgets the state and all edits. `setAside` is a document whose edits can no longer be merged: it is kept for its author
   * to copy from.
   */
  startOver(setAside: Uint8Array | null): Promise<void>;
  /** The documents that were set aside, oldest first, each as one update of Yjs. */
  listSetAside(): Promise<Uint8Array[]>;
  /** Deletes what was set aside. */
  forgetSetAside(): Promise<void>;
  /** Releases the store. It must not be used afterwards. */
  close(): void;
}
