import type { SupabaseClient } from '@supabase/supabase-js';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { DocumentError } from '../protocol/document-error.ts';
import { toAwarenessRoom } from '../protocol/document-rooms.ts';
import { toAwarenessInterval, toUpdateInterval } from '../protocol/send-interval.ts';
import { updateMessageSchema } from '../protocol/update-message.ts';
import { hasPending } from '../protocol/yjs-internals.ts';
import { createBaseSaver } from './base-saver.ts';
import { createRoom } from './rooms/create-room.ts';
import { createCrowdWatch } from './rooms/crowd-watch.ts';
import { createDocumentRpc } from './document-rpc.ts';
import { isSameState, type DocumentState, type DocumentStatus } from './document-state.ts';
import { createEditSender } from './edit-sender.ts';
import { findLost } from './find-lost.ts';
import type { LocalStore } from './store/local-store.ts';
import { createRepeatedRead } from './repeated-read.ts';
import { shareAwareness } from './rooms/share-awareness.ts';
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
  /** Sends edits that were refused again: when what they were refused for is so no more. */
  retryEdits(): void;
  /** Forgets edits that were refused; the document starts over from the server, as after a new epoch. */
  discardEdits(): Promise<void>;
  /** Stores what is unsent, says goodbye, and lets go of everything but the `Y.Doc`. */
  destroy(): Promise<void>;
}

const DEFAULT_POLL_MS = 20_000;
/** How long an update may take to come by broadcast once a later one is known. */
const GAP_PATIENCE_MS = 150;

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
  const crowd = createCrowdWatch(awareness);
  let epoch: string | null = null;
  let end: Extract<DocumentStatus, 'outdated' | 'refused' | 'closed'> | null = null;
  let wasLive = false;
  let isCaughtUp = false;
  let gapTimer: ReturnType<typeof setTimeout> | undefined;
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
    if (isSameState(state, next)) return;
    state = next;
    for (const listener of listeners) listener();
  };
  const toStatus = (): DocumentStatus => {
    if (end) return end;
    if (isOffline()) return 'offline';
    if (isCaughtUp && room.isJoined) return 'live';
    return wasLive ? 'reconnecting' : 'connecting';
  };
  const onStoreFailure = () => setState({ isUnstored: true });

  const base = createBaseSaver({
    store,
    read: () =>
      // with what waits for others, which may be forged, Yjs would encode that in the stead of what is there
      epoch === null || end === 'outdated' || hasPending(doc)
        ? null
        : { epoch, seq: log.position, state: Y.encodeStateAsUpdate(doc) },
    onStoreFailure,
  });
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
    interval: () => toUpdateInterval(crowd.count()),
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
  const becomeOutdated = async ({ isUnmerged = edits.unsynced > 0 } = {}) => {
    if (end) return;
    end = 'outdated';
    void release();
    const unmerged = isUnmerged ? Y.encodeStateAsUpdate(doc) : null;
    await edits.stored();
    await store.startOver(unmerged).catch(onStoreFailure);
    setState({ refusal: 'epoch_changed' });
  };

  const readAll = async () => {
    for (;;) {
      const after = log.position;
      const page = await rpc.read(after);
      if (end) return;
      if (epoch !== null && page.epoch !== epoch) return becomeOutdated();
      epoch = page.epoch;
      void enterRooms(page.room);
      if (page.seq < after) await giveBack();
      else log.load(page);
      base.saveSoon();
      if (!page.more) return;
    }
  };
  /** The database has lost updates that this document has: they are given back. */
  const giveBack = async () => {
    const lost = await findLost(rpc, doc, origin);
    edits.add(lost.update);
    log.goTo(lost.position);
  };
  const reading = createRepeatedRead({
    read: readAll,
    isOver: () => end !== null,
    onRead(isNewest) {
      if (end) return;
      isCaughtUp ||= isNewest;
      // kept at once: a reload without a network shows edits only on what they were made in
      if (!state.isLoaded) void base.save();
      setState({ isLoaded: true });
      edits.wake();
    },
    async onFailed(error) {
      if (error instanceof DocumentError) {
        await refuse(error);
        return 'enough';
      }
      isCaughtUp = false;
      setState({});
      return 'again';
    },
  });
  const catchUp = () => void reading.ask();

  const afterReceiving = () => {
    base.saveSoon();
    if (!log.hasGap || gapTimer !== undefined) return;
    gapTimer = setTimeout(() => {
      gapTimer = undefined;
      if (log.hasGap) catchUp();
    }, GAP_PATIENCE_MS);
  };
  const onBroadcast = (event: string, payload: unknown) => {
    if (end) return;
    if (event === 'moved') {
      catchUp();
      return;
    }
    const message = updateMessageSchema.safeParse(payload);
    if (event !== 'update' || !message.success) return;
    const { seq, update, userId, epoch: theirs } = message.data;
    if (userId !== null) crowd.heard(userId);
    if (theirs !== epoch || (update === null && seq > log.position)) {
      catchUp();
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
      catchUp();
    },
    onLeft() {
      isCaughtUp &&= room.isJoined;
      setState({});
      // it may have moved without this having been heard
      catchUp();
    },
  });
  const shared = shareAwareness({ supabase, awareness, interval: () => toAwarenessInterval(crowd.count()) });
  const enterRooms = async (name: string) => {
    await authorized;
    if (end) return;
    room.enter(name);
    shared.enter(toAwarenessRoom(name));
  };

  const onEdit = (update: Uint8Array, from: unknown) => {
    if (from !== origin && !end && mayEdit()) edits.add(update);
  };
  doc.on('update', onEdit);
  takeOutMisplaced(doc, origin);
  const { clientID } = doc;
  // Somebody else has written under this number: what was sent under it last is passed over by everyone, also if it has
  // been committed.
  const onCleanup = () => {
    if (doc.clientID !== clientID) void becomeOutdated({ isUnmerged: true });
  };
  doc.on('afterTransactionCleanup', onCleanup);

  const open = async () => {
    try {
      const { base: known, edits: stored } = await store.load();
      if (end) return;
      // a tab with a newer version of the page may have stored them
      for (const update of [known?.state, ...stored.map((edit) => edit.update)])
        if (update) requireKnown(update);
      if (known) {
        Y.applyUpdate(doc, known.state, origin);
        epoch = known.epoch;
        log.goTo(known.seq);
      }
      for (const { update } of stored) Y.applyUpdate(doc, update, origin);
      edits.resume(stored);
      setState({ isLoaded: known !== null });
    } catch (error) {
      if (error instanceof DocumentError) await refuse(error);
      else onStoreFailure();
    }
    catchUp();
  };
  const poll = setInterval(catchUp, pollMs);
  const unwatch = watchPage({
    onBack: () => {
      if (!supabase.realtime.isConnected()) supabase.realtime.connect();
      reading.wake();
      edits.wake();
      catchUp();
    },
    onLeave: () => void base.save(),
    onOffline: () => setState({}),
  });
  const release = () => {
    edits.stop();
    reading.wake();
    clearInterval(poll);
    clearTimeout(gapTimer);
    base.stop();
    unwatch();
    doc.off('update', onEdit);
    doc.off('afterTransactionCleanup', onCleanup);
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
    retryEdits() {
      if (end || state.refusal === null) return;
      setState({ refusal: null });
      edits.tryAgain();
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
        await Promise.all([edits.stored(), base.save()]);
        await release();
      }
      store.close();
      setState({});
    },
  };
}
