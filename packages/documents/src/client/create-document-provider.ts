import type { SupabaseClient } from '@supabase/supabase-js';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { DocumentError } from './document-error.ts';
import { toAwarenessRoom } from '../protocol/document-rooms.ts';
import { toAwarenessInterval, toUpdateInterval } from '../protocol/send-interval.ts';
import { updateMessageSchema } from '../protocol/update-message.ts';
import { requireKnown } from './apply-updates.ts';
import { createDocumentRpc } from './document-rpc.ts';
import type { DocumentState } from './document-state.ts';
import type { Input } from './machine/machine-step.ts';
import { createEffectPerformer } from './perform-effects.ts';
import { createRoom } from './rooms/create-room.ts';
import { createCrowdWatch } from './rooms/crowd-watch.ts';
import { shareAwareness } from './rooms/share-awareness.ts';
import { runMachine } from './run-machine.ts';
import type { LocalStore } from './store/local-store.ts';
import { takeOutMisplaced } from './take-out-misplaced.ts';
import { isOffline, watchPage } from './watch-page.ts';

export interface DocumentProviderOptions {
  /** A signed-in client. It can have one provider for each document. */
  supabase: SupabaseClient;
  /** The id of the content whose document is opened. */
  contentId: string;
  /** An empty `Y.Doc`, which the provider fills. */
  doc: Y.Doc;
  /** Where edits are kept until they are committed. The provider closes it. */
  store: LocalStore;
  /**
   * Whether this person may edit at the moment. While it returns false, changes of the `Y.Doc` are not sent: an editor may
   * repair what it shows. Default: always true.
   */
  mayEdit?: () => boolean;
  /**
   * How often to read the document even if no update was broadcast, in milliseconds. Realtime does not guarantee delivery.
   * Default 20,000.
   */
  pollMs?: number;
}

/** Keeps a `Y.Doc` and a document in the database the same. Made by `createDocumentProvider`. */
export interface DocumentProvider {
  readonly doc: Y.Doc;
  /** The carets of everyone who has the document open. `setLocalStateField('user', ...)` sets this page's own. */
  readonly awareness: Awareness;
  /** What to show. The same object until something changes. */
  getState(): DocumentState;
  /** Calls `listener` after each change of the state. Returns a function that ends this. */
  subscribe(listener: () => void): () => void;
  /** Sends refused edits again. Call it when the reason is gone, such as a role that was too low. */
  retryEdits(): void;
  /** Forgets the edits that are not committed. The status becomes `outdated`: open the document again. */
  discardEdits(): Promise<void>;
  /** Stores unsent edits, leaves the rooms and closes the store. The `Y.Doc` stays as it is. */
  destroy(): Promise<void>;
}

const DEFAULT_POLL_MS = 20_000;

/**
 * Opens a document: loads what this browser has stored of it, reads the rest, enters its rooms, and from then on applies
 * updates as they come and sends edits. After any interruption it goes on from the last update that it has.
 *
 * Nothing is thrown: failures are tried again after 0.15 to 10 s, and refusals are in the state (`refusal`). This is the
 * driver of the machine in `machine/`, which decides what happens.
 *
 * @example
 * const store = await createIndexedDbStore({ contentId, userId });
 * const provider = createDocumentProvider({ supabase, contentId, doc: new Y.Doc(), store });
 * provider.subscribe(() => console.log(provider.getState().status));
 */
export function createDocumentProvider(options: DocumentProviderOptions): DocumentProvider {
  const { supabase, contentId, doc, store, mayEdit = () => true, pollMs = DEFAULT_POLL_MS } = options;
  const origin = {};
  const awareness = new Awareness(doc);
  const crowd = createCrowdWatch(awareness);
  const { clientID } = doc;

  const running = runMachine(
    () => ({
      now: performance.now(),
      random: Math.random(),
      isOffline: isOffline(),
      sendIntervalMs: toUpdateInterval(crowd.count()),
    }),
    (effect) => effects.perform(effect),
  );
  const dispatch = (input: Input) => running.dispatch(input);
  const room = createRoom({
    supabase,
    onBroadcast(event, payload) {
      const input = parseBroadcast(event, payload);
      if (input?.type === 'heard' && input.message.userId !== null) crowd.heard(input.message.userId);
      if (input) dispatch(input);
    },
    onEntered: (hasMoved) => dispatch({ type: 'entered', hasMoved }),
    onLeft: () => dispatch({ type: 'left', isJoined: room.isJoined }),
  });
  const shared = shareAwareness({ supabase, awareness, interval: () => toAwarenessInterval(crowd.count()) });
  // rooms refuse a client that has no token yet
  const authorized = supabase.realtime.setAuth().catch(() => undefined);
  let isReleased = false;
  const enterRoom = async (name: string) => {
    await authorized;
    if (isReleased) return;
    room.enter(name);
    shared.enter(toAwarenessRoom(name));
  };

  const onEdit = (update: Uint8Array, from: unknown) => {
    if (from !== origin && mayEdit()) dispatch({ type: 'edited', update });
  };
  const onCleanup = () => {
    if (doc.clientID !== clientID) dispatch({ type: 'impersonated' });
  };
  doc.on('update', onEdit);
  doc.on('afterTransactionCleanup', onCleanup);
  takeOutMisplaced(doc, origin);
  const poll = setInterval(() => dispatch({ type: 'refresh' }), pollMs);
  const unwatch = watchPage({
    onBack() {
      if (!supabase.realtime.isConnected()) supabase.realtime.connect();
      dispatch({ type: 'woken' });
    },
    onLeave: () => dispatch({ type: 'leaving' }),
    onOffline: () => dispatch({ type: 'network-lost' }),
  });
  const release = () => {
    isReleased = true;
    clearInterval(poll);
    unwatch();
    doc.off('update', onEdit);
    doc.off('afterTransactionCleanup', onCleanup);
    const leaving = Promise.all([room.leave(), shared.stop()]);
    awareness.destroy();
    return leaving;
  };
  const effects = createEffectPerformer({
    doc,
    origin,
    rpc: createDocumentRpc(supabase, contentId),
    store,
    dispatch,
    enterRoom: (name) => void enterRoom(name),
    release,
  });
  void openStored({ doc, origin, store, isOver: () => isReleased }).then((inputs) =>
    inputs.forEach(dispatch),
  );

  return {
    doc,
    awareness,
    getState: () => running.getState(),
    subscribe: (listener) => running.subscribe(listener),
    retryEdits: () => dispatch({ type: 'retry' }),
    async discardEdits() {
      dispatch({ type: 'discard' });
      await effects.ended();
    },
    async destroy() {
      dispatch({ type: 'destroy' });
      await effects.ended();
    },
  };
}

function parseBroadcast(event: string, payload: unknown): Input | null {
  if (event === 'moved') return { type: 'refresh' };
  const message = updateMessageSchema.safeParse(payload);
  return event === 'update' && message.success ? { type: 'heard', message: message.data } : null;
}

interface StoredDocument {
  doc: Y.Doc;
  origin: unknown;
  store: LocalStore;
  isOver: () => boolean;
}

/** Shows what this browser has of the document. */
async function openStored({ doc, origin, store, isOver }: StoredDocument): Promise<Input[]> {
  try {
    const { base, edits } = await store.load();
    if (isOver()) return [];
    const updates = [...(base ? [base.state] : []), ...edits.map(({ update }) => update)];
    // a tab with a newer version of the page may have stored them
    updates.forEach(requireKnown);
    for (const update of updates) Y.applyUpdate(doc, update, origin);
    return [{ type: 'opened', base, edits }];
  } catch (error) {
    if (error instanceof DocumentError) return [{ type: 'refused', code: error.code }];
    return [{ type: 'store-failed' }, { type: 'refresh' }];
  }
}
