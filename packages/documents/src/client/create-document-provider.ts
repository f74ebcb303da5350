import type { SupabaseClient } from '@supabase/supabase-js';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { DocumentError } from '../protocol/document-error.ts';
import type { DocumentPage } from '../protocol/document-page.ts';
import { toAwarenessRoom } from '../protocol/document-rooms.ts';
import { toAwarenessInterval, toUpdateInterval, type Crowd } from '../protocol/send-interval.ts';
import { updateMessageSchema } from '../protocol/update-message.ts';
import { createDocumentRpc } from './document-rpc.ts';
import type { DocumentState, DocumentStatus } from './document-state.ts';
import { createEditSender } from './edit-sender.ts';
import type { LocalStore } from './local-store.ts';
import { createRoom } from './create-room.ts';
import { createPause, toRetryDelay } from './pause.ts';
import { shareAwareness } from './share-awareness.ts';
import { takeOutMisplaced } from './take-out-misplaced.ts';
import { createUpdateLog, requireKnown } from './update-log.ts';
import { isOffline, watchPage } from './watch-page.ts';

export interface DocumentProviderOptions {
  /** A signed-in client. One provider of a document per client. */
  supabase: SupabaseClient;
  contentId: string;
  /** An empty document, which the provider fills. */
  doc: Y.Doc;
  /** Where edits are kept until they are committed. The provider closes it. */
  store: LocalStore;
  /**
   * Whether this person may edit at the moment. While not, what changes in the `Y.Doc`, as an editor may mend what it
   * shows, stays in it alone. Default: yes.
   */
  mayEdit?: () => boolean;
  /**
   * How often the document is read although nothing was heard, in milliseconds. Realtime promises no delivery.
   * Default 20,000.
   */
  pollMs?: number;
}

/** Keeps a `Y.Doc` and the document in the database the same. */
export interface DocumentProvider {
  readonly doc: Y.Doc;
  /** Carets and selections of everyone who has the document open; `setLocalStateField` shows one's own. */
  readonly awareness: Awareness;
  /** The same object until something changes. */
  getState(): DocumentState;
  subscribe(listener: () => void): () => void;
  /** Forgets edits that were refused; the document starts over from the server, as after a new epoch. */
  discardEdits(): Promise<void>;
  /** Stores what is unsent, says goodbye, and lets go of everything but the `Y.Doc`. */
  destroy(): Promise<void>;
}

const DEFAULT_POLL_MS = 20_000;
/** How long an update may take to come by broadcast once a later one is known. */
const GAP_PATIENCE_MS = 150;
const SAVE_BASE_MS = 5_000;
/** How long ago the last update of someone who is writing is, at most. */
const WRITING_MS = 5_000;

/**
 * Opens a document: shows what this browser has of it, enters its rooms, reads what is missing, and from then on takes
 * updates as they come and sends what is edited. Whatever is cut off in between, it goes on from the number it had.
 */
export function createDocumentProvider(options: DocumentProviderOptions): DocumentProvider {
  const { supabase, contentId, doc, store, mayEdit = () => true, pollMs = DEFAULT_POLL_MS } = options;
  const origin = {};
  const rpc = createDocumentRpc(supabase, contentId);
  const awareness = new Awareness(doc);
  const listeners = new Set<() => void>();
  const writers = new Map<string, number>();
  const retry = createPause();
  let epoch: string | null = null;
  let end: Extract<DocumentStatus, 'outdated' | 'refused' | 'closed'> | null = null;
  let wasLive = false;
  let isCaughtUp = false;
  let isReading = false;
  let readAgain = false;
  let gapTimer: ReturnType<typeof setTimeout> | undefined;
  let saveTimer: ReturnType<typeof setTimeout> | undefined;
  let state: DocumentState = {
    status: 'connecting',
    isLoaded: false,
    unsynced: 0,
    isSaved: true,
    refusal: null,
    isolated: 0,
    isUnstored: false,
  };

  const setState = (change: Partial<DocumentState>) => {
    const unsynced = edits.unsynced;
    const status = toStatus();
    wasLive ||= status === 'live';
    const next = { ...state, ...change, status, unsynced, isSaved: unsynced === 0 };
    if (isSame(state, next)) return;
    state = next;
    for (const listener of listeners) listener();
  };
  const toStatus = (): DocumentStatus => {
    if (end) return end;
    if (isOffline()) return 'offline';
    if (isCaughtUp && room.isJoined) return 'live';
    return wasLive ? 'reconnecting' : 'connecting';
  };
  const toCrowd = (): Crowd => {
    const since = performance.now() - WRITING_MS;
    for (const [person, at] of writers) if (at < since) writers.delete(person);
    return { present: awareness.getStates().size, writing: Math.max(1, writers.size) };
  };
  const onStoreFailure = () => setState({ isUnstored: true });

  const log = createUpdateLog({
    doc,
    origin,
    onIsolated: () => setState({ isolated: state.isolated + 1 }),
  });
  const edits = createEditSender({
    store,
    append: async (update) => {
      if (epoch === null) throw new Error('the document has not been read yet');
      log.receive(await rpc.append(epoch, update), 'applied');
      afterReceiving();
    },
    isReady: () => epoch !== null && end === null,
    interval: () => toUpdateInterval(toCrowd()),
    onChange: () => setState({}),
    onRefused: (refusal) => void refuse(refusal),
    onStoreFailure,
  });

  const refuse = async (refusal: DocumentError) => {
    if (end) return;
    if (refusal.code === 'epoch_changed') return becomeOutdated();
    if (refusal.code === 'document_not_found' || refusal.code === 'page_outdated') {
      end = 'refused';
      void release();
    }
    setState({ refusal: refusal.code });
  };
  const becomeOutdated = async () => {
    if (end) return;
    end = 'outdated';
    void release();
    const unmerged = edits.unsynced > 0 ? Y.encodeStateAsUpdate(doc) : null;
    await edits.stored();
    await store.startOver(unmerged).catch(onStoreFailure);
    setState({ refusal: 'epoch_changed' });
  };

  const catchUp = async () => {
    readAgain = true;
    if (isReading) return;
    isReading = true;
    let failures = 0;
    while (readAgain) {
      readAgain = false;
      if (end) break;
      try {
        await readAll();
        failures = 0;
        isCaughtUp ||= !readAgain;
        // kept at once: a reload without a network shows edits only on what they were made in
        if (!state.isLoaded) void saveBase();
        setState({ isLoaded: true });
        edits.wake();
      } catch (error) {
        if (error instanceof DocumentError) {
          await refuse(error);
          break;
        }
        failures += 1;
        readAgain = true;
        isCaughtUp = false;
        setState({});
        await retry.wait(toRetryDelay(failures));
      }
    }
    isReading = false;
  };
  const readAll = async () => {
    for (;;) {
      const after = log.position;
      const page = await rpc.read(after);
      if (end) return;
      if (epoch !== null && page.epoch !== epoch) return becomeOutdated();
      epoch = page.epoch;
      void enterRooms(page.room);
      if (page.seq < after) await takeBack();
      else log.load(page);
      saveBaseSoon();
      if (!page.more) return;
    }
  };
  /** The database has lost updates that this document has, as after a restore: they are given back. */
  const takeBack = async () => {
    const server = new Y.Doc();
    const serverLog = createUpdateLog({ doc: server, origin, onIsolated: () => undefined });
    let page: DocumentPage;
    do {
      page = await rpc.read(serverLog.position);
      serverLog.load(page);
    } while (page.more);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(server), origin);
    edits.add(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server)));
    log.goTo(serverLog.position);
    server.destroy();
  };

  const afterReceiving = () => {
    saveBaseSoon();
    if (!log.hasGap || gapTimer !== undefined) return;
    gapTimer = setTimeout(() => {
      gapTimer = undefined;
      if (log.hasGap) void catchUp();
    }, GAP_PATIENCE_MS);
  };
  const onBroadcast = (event: string, payload: unknown) => {
    if (end) return;
    if (event === 'moved') {
      void catchUp();
      return;
    }
    const message = updateMessageSchema.safeParse(payload);
    if (event !== 'update' || !message.success) return;
    const { seq, update, userId, epoch: theirs } = message.data;
    if (userId !== null) writers.set(userId, performance.now());
    if (theirs !== epoch || (update === null && seq > log.position)) {
      void catchUp();
      return;
    }
    try {
      if (update !== null) log.receive(seq, update);
      afterReceiving();
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      void refuse(error);
    }
  };

  // without a token the rooms refuse, and are entered as soon as the client has one
  const authorized = supabase.realtime.setAuth().catch(() => setState({}));
  const room = createRoom({
    supabase,
    onBroadcast,
    onEntered(hasMoved) {
      // whatever was committed before the room was entered is only in the log; in one that moves it takes no longer
      // than an update does
      if (!hasMoved) isCaughtUp = false;
      setState({});
      void catchUp();
    },
    onLeft() {
      isCaughtUp &&= room.isJoined;
      setState({});
      // it may have moved without this having been heard
      void catchUp();
    },
  });
  const shared = shareAwareness({ supabase, awareness, interval: () => toAwarenessInterval(toCrowd()) });
  const enterRooms = async (name: string) => {
    await authorized;
    if (end) return;
    room.enter(name);
    shared.enter(toAwarenessRoom(name));
  };

  const saveBase = async () => {
    clearTimeout(saveTimer);
    saveTimer = undefined;
    if (epoch === null || end === 'outdated') return;
    const base = { epoch, seq: log.position, state: Y.encodeStateAsUpdate(doc) };
    await store.saveBase(base).catch(onStoreFailure);
  };
  const saveBaseSoon = () => {
    saveTimer ??= setTimeout(() => void saveBase(), SAVE_BASE_MS);
  };

  const onEdit = (update: Uint8Array, from: unknown) => {
    if (from !== origin && !end && mayEdit()) edits.add(update);
  };
  doc.on('update', onEdit);
  takeOutMisplaced(doc, origin);

  const open = async () => {
    try {
      const { base, edits: stored } = await store.load();
      if (end) return;
      // a tab with a newer version of the page may have stored them
      for (const update of [base?.state, ...stored.map((edit) => edit.update)])
        if (update) requireKnown(update);
      if (base) {
        Y.applyUpdate(doc, base.state, origin);
        epoch = base.epoch;
        log.goTo(base.seq);
      }
      for (const { update } of stored) Y.applyUpdate(doc, update, origin);
      edits.resume(stored);
      setState({ isLoaded: base !== null });
    } catch (error) {
      if (error instanceof DocumentError) await refuse(error);
      else onStoreFailure();
    }
    void catchUp();
  };
  const poll = setInterval(() => void catchUp(), pollMs);
  const unwatch = watchPage({
    onBack: () => {
      if (!supabase.realtime.isConnected()) supabase.realtime.connect();
      retry.wake();
      edits.wake();
      void catchUp();
    },
    onLeave: () => void saveBase(),
    onOffline: () => setState({}),
  });
  const release = () => {
    edits.stop();
    retry.wake();
    clearInterval(poll);
    clearTimeout(gapTimer);
    clearTimeout(saveTimer);
    unwatch();
    doc.off('update', onEdit);
    const leaving = Promise.all([room.leave(), shared.stop()]);
    awareness.destroy();
    return leaving;
  };
  void open();

  return {
    doc,
    awareness,
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async discardEdits() {
      edits.drop();
      await becomeOutdated();
    },
    async destroy() {
      if (end === 'closed') return;
      const wasOpen = end === null;
      end = 'closed';
      if (wasOpen) {
        await Promise.all([edits.stored(), saveBase()]);
        await release();
      }
      store.close();
      setState({});
    },
  };
}

function isSame(one: DocumentState, other: DocumentState): boolean {
  return (
    one.status === other.status &&
    one.isLoaded === other.isLoaded &&
    one.unsynced === other.unsynced &&
    one.refusal === other.refusal &&
    one.isolated === other.isolated &&
    one.isUnstored === other.isUnstored
  );
}
