import * as Y from 'yjs';
import { DocumentError } from '../protocol/document-error.ts';
import { SHORTEST_UPDATE_INTERVAL_MS } from '../protocol/send-interval.ts';
import type { LocalStore, StoredEdit } from './store/local-store.ts';
import { createPause, toRetryDelay } from './pause.ts';

// far from the limit of one update, so that what is gathered never exceeds it
const BATCH_BYTES = 256 * 1024;

/** Sends edits in their order, a few at a time, until each is committed. */
export interface EditSender {
  /** How many are not committed yet. */
  readonly unsynced: number;
  add(update: Uint8Array): void;
  /** Takes edits that were stored before. */
  resume(edits: StoredEdit[]): void;
  /** Goes on, at once if the last try failed. */
  wake(): void;
  /** Sends what was refused again, and what was made since. */
  tryAgain(): void;
  /** Resolves once every edit made so far is in the store. */
  stored(): Promise<void>;
  /** Forgets what has not been sent. */
  drop(): void;
  stop(): void;
}

export interface EditSenderOptions {
  store: LocalStore;
  /** Commits an update. A `DocumentError` is final. */
  append: (update: Uint8Array) => Promise<void>;
  /** Whether sending is possible at all. */
  isReady: () => boolean;
  /** How far apart updates are to be, in milliseconds. */
  interval: () => number;
  onChange: () => void;
  onRefused: (refusal: DocumentError) => void;
  /** Called when an edit could not be stored or forgotten; sending goes on. */
  onStoreFailure: (error: unknown) => void;
}

interface QueuedEdit {
  update: Uint8Array;
  /** `undefined` if it could not be stored. */
  id: Promise<number | undefined>;
}

export function createEditSender(options: EditSenderOptions): EditSender {
  const { store, append, isReady, interval, onChange, onRefused, onStoreFailure } = options;
  const pause = createPause();
  let queue: QueuedEdit[] = [];
  let halt: 'refused' | 'stopped' | null = null;
  let isRunning = false;
  let lastSentAt = -Infinity;
  let failures = 0;

  const sendBatch = async () => {
    const batch = takeBatch(queue);
    const updates = batch.map(({ update }) => update);
    lastSentAt = performance.now();
    await append(updates.length === 1 && updates[0] ? updates[0] : Y.mergeUpdates(updates));
    const sent = new Set(batch);
    queue = queue.filter((edit) => !sent.has(edit));
    const ids = await Promise.all(batch.map(({ id }) => id));
    await store.removeEdits(ids.filter((id) => id !== undefined)).catch(onStoreFailure);
  };

  const run = async () => {
    if (isRunning) return;
    isRunning = true;
    while (queue.length > 0 && isReady() && halt === null) {
      const due = failures > 0 ? toRetryDelay(failures) : lastSentAt + interval() - performance.now();
      await pause.wait(Math.max(SHORTEST_UPDATE_INTERVAL_MS, due));
      if (halt !== null || queue.length === 0) break;
      try {
        await sendBatch();
        failures = 0;
        onChange();
      } catch (error) {
        failures += 1;
        if (error instanceof DocumentError) {
          halt ??= 'refused';
          onRefused(error);
        }
      }
    }
    isRunning = false;
  };

  return {
    get unsynced() {
      return queue.length;
    },
    add(update) {
      const id = store.addEdit(update).catch((error: unknown) => {
        onStoreFailure(error);
        return undefined;
      });
      queue.push({ update, id });
      onChange();
      void run();
    },
    resume(edits) {
      const stored = edits.map(({ id, update }) => ({ update, id: Promise.resolve(id) }));
      queue = [...stored, ...queue];
      onChange();
      void run();
    },
    wake() {
      if (failures > 0) pause.wake();
      void run();
    },
    tryAgain() {
      if (halt === 'refused') halt = null;
      void run();
    },
    async stored() {
      await Promise.all(queue.map(({ id }) => id));
    },
    drop() {
      queue = [];
      onChange();
    },
    stop() {
      halt = 'stopped';
      pause.wake();
    },
  };
}

function takeBatch(queue: QueuedEdit[]): QueuedEdit[] {
  let bytes = 0;
  const end = queue.findIndex(({ update }, index) => {
    bytes += update.byteLength;
    return index > 0 && bytes > BATCH_BYTES;
  });
  return end === -1 ? queue.slice() : queue.slice(0, end);
}
