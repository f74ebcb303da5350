import type { Pool } from 'pg';
import { createDeliveredMessages } from '../messages/delivered-messages.ts';
import type { MessageStore } from '../messages/message-store.ts';
import { parseMessageRow, type StoredMessage } from '../messages/stored-message.ts';
import { toReason, type RealtimeLog } from '../realtime-log.ts';
import { decodePgoutput } from '../replication/decode-pgoutput.ts';
import { createReplicationStream } from '../replication/replication-stream.ts';
import { createChangeReader, type RowChange } from '../replication/row-change.ts';
import { waitUntilVisible } from '../replication/wait-until-visible.ts';
import type { ChangeBinding } from './change-binding.ts';
import { createChangeListeners, type ChangeSubscriber } from './change-listeners.ts';
import { createChangeQueue } from './change-queue.ts';
import { createChangeDispatcher } from './dispatch-changes.ts';
import { createOperandReader } from './filter-operands.ts';
import { CHANGES_PUBLICATION, validateBinding } from './validate-binding.ts';

export interface ChangeFeedOptions {
  dbUrl: string;
  pool: Pool;
  messages: MessageStore;
  /** Hands a message sent from the database to its room. */
  deliverMessage(message: StoredMessage): void;
  /** Is anyone in the room of this message? */
  hasReader(message: StoredMessage): boolean;
  log: RealtimeLog;
}

/** What commits in the database, on its way to those who listen. */
export interface ChangeFeed {
  /** Resolves when the stream is running. */
  whenLive(): Promise<void>;
  /** Begins to listen. What commits from now on is delivered, unless the binding proves to be invalid. */
  listen(subscriber: ChangeSubscriber, bindings: readonly ChangeBinding[]): void;
  /**
   * Can these bindings be served?
   *
   * @throws BindingError with the reason, for the client
   */
  validate(subscriber: ChangeSubscriber, bindings: readonly ChangeBinding[]): Promise<void>;
  unlisten(subscriber: ChangeSubscriber): void;
  /** Someone else delivers this message: not again when the stream brings it. */
  markDelivered(id: string): void;
  stop(): Promise<void>;
}

const MESSAGES_PUBLICATION = 'supabase_realtime_messages_publication';
/** A message carries the time when its transaction began, which may have been long before it was committed. */
const CATCH_UP_MARGIN_MS = 60_000;

export function createChangeFeed(options: ChangeFeedOptions): ChangeFeed {
  const { pool, log } = options;
  const listeners = createChangeListeners();
  const readOperands = createOperandReader(pool);
  const dispatch = createChangeDispatcher(pool, listeners, readOperands, log);
  const delivered = createDeliveredMessages();
  const liveWaiters = new Set<() => void>();
  let readChange = createChangeReader();
  let lostAt = new Date();

  const queue = createChangeQueue({
    handle,
    pause: () => stream.pause(),
    resume: () => stream.resume(),
    log,
  });
  const stream = createReplicationStream({
    dbUrl: options.dbUrl,
    publications: [CHANGES_PUBLICATION, MESSAGES_PUBLICATION],
    onMessage(data) {
      try {
        const change = readChange(decodePgoutput(data));
        if (change) queue.add(change);
      } catch (error) {
        log('InternalError', `a change could not be read: ${toReason(error)}`);
      }
    },
    // nobody can have missed what was sent before the server started
    onSnapshot: (snapshot, isFirst) => catchUp(snapshot, isFirst ? 0 : CATCH_UP_MARGIN_MS),
    onLive(isFirst) {
      readChange = createChangeReader();
      for (const resolve of liveWaiters) resolve();
      if (isFirst) return;
      for (const subscriber of listeners.subscribers()) subscriber.changesRestored();
    },
    onLost() {
      lostAt = new Date();
      for (const subscriber of listeners.subscribers()) subscriber.changesLost();
    },
    log,
  });

  async function whenLive(): Promise<void> {
    if (stream.isLive) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    liveWaiters.add(resolve);
    await promise;
    liveWaiters.delete(resolve);
  }

  async function handle(changes: readonly RowChange[]): Promise<void> {
    const messages = new Map<RowChange, StoredMessage>();
    const wanted: RowChange[] = [];
    for (const change of changes) {
      const message = toMessage(change);
      if (message) messages.set(change, message);
      const hasReader = message ? options.hasReader(message) : false;
      if (hasReader || listeners.find(change.relation, change.type).length > 0) wanted.push(change);
    }
    if (wanted.length > 0) await waitUntilVisible(pool, new Set(wanted.map(({ xid }) => xid)));
    const deliver = await dispatch(wanted);
    for (const change of changes) {
      const message = messages.get(change);
      if (message && delivered.add(message.id)) options.deliverMessage(message);
      deliver(change);
    }
  }

  /** Messages are kept in a table, so those sent while there was no stream are not lost. */
  async function catchUp(snapshot: string, marginMs: number): Promise<void> {
    try {
      const since = new Date(lostAt.getTime() - marginMs);
      for (const message of await options.messages.sentSince(since, snapshot)) {
        if (delivered.add(message.id)) options.deliverMessage(message);
      }
    } catch (error) {
      log('DatabaseUnavailable', `messages sent meanwhile could not be read: ${toReason(error)}`);
    }
  }

  return {
    whenLive,
    listen(subscriber, bindings) {
      for (const binding of bindings) listeners.add({ subscriber, binding });
    },
    async validate(subscriber, bindings) {
      for (const binding of bindings) {
        await validateBinding(pool, binding, subscriber.identity, readOperands);
      }
      if (stream.publications.includes(CHANGES_PUBLICATION)) return;
      // it exists now, and did not when the stream began
      await stream.restart();
      await whenLive();
    },
    unlisten: (subscriber) => listeners.remove(subscriber),
    markDelivered: (id) => void delivered.add(id),
    async stop() {
      await stream.stop();
      await queue.stop();
    },
  };
}

function toMessage(change: RowChange): StoredMessage | undefined {
  const { relation, type } = change;
  const isMessage = relation.schema === 'realtime' && relation.table === 'messages' && type === 'INSERT';
  return isMessage ? parseMessageRow(change) : undefined;
}
