import type { Pool } from 'pg';
import { createDeliveredMessages } from '../messages/delivered-messages.ts';
import type { MessageStore } from '../messages/message-store.ts';
import { parseMessageRow, type StoredMessage } from '../messages/stored-message.ts';
import { toReason, type RealtimeLog } from '../realtime-log.ts';
import { createChangeDecoder } from '../replication/decode-pgoutput.ts';
import { createReplicationStream } from '../replication/replication-stream.ts';
import type { RowChange } from '../replication/row-change.ts';
import { waitUntilVisible } from '../replication/wait-until-visible.ts';
import type { ChangeBinding } from './change-binding.ts';
import { createChangeListeners, type ChangeSubscriber } from './change-listeners.ts';
import { createChangeQueue } from './change-queue.ts';
import { createChangeDispatcher } from './dispatch-changes.ts';
import { createOperandReader } from './filter-operands.ts';
import { CHANGES_PUBLICATION, validateBinding } from './validate-binding.ts';

interface ChangeFeedOptions {
  dbUrl: string;
  pool: Pool;
  messages: MessageStore;
  /** Delivers a message that was sent from the database to its room. */
  deliverMessage(message: StoredMessage): void;
  /** Whether somebody is in the room of this message. */
  hasReader(message: StoredMessage): boolean;
  log: RealtimeLog;
}

const MESSAGES_PUBLICATION = 'supabase_realtime_messages_publication';
/** The time of a message is the beginning of its transaction, which may be long before its commit. */
const CATCH_UP_MARGIN_MS = 60_000;

/** Brings the commits of the database to the channels that listen. */
export type ChangeFeed = ReturnType<typeof createChangeFeed>;

export function createChangeFeed(options: ChangeFeedOptions) {
  const { pool, log } = options;
  const listeners = createChangeListeners();
  const readOperands = createOperandReader(pool);
  const dispatch = createChangeDispatcher(pool, listeners, readOperands, log);
  const delivered = createDeliveredMessages();
  let live = Promise.withResolvers<void>();
  let decode = createChangeDecoder();
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
        const change = decode(data);
        if (change) queue.add(change);
      } catch (error) {
        log('InternalError', `a change could not be read: ${toReason(error)}`);
      }
    },
    // no channel can have missed a message that was sent before the server started
    onSnapshot: (snapshot, isFirst) => catchUp(snapshot, isFirst ? 0 : CATCH_UP_MARGIN_MS),
    onLive(isFirst) {
      decode = createChangeDecoder();
      live.resolve();
      if (isFirst) return;
      for (const subscriber of listeners.subscribers()) subscriber.changesRestored();
    },
    onLost() {
      lostAt = new Date();
      live = Promise.withResolvers();
      for (const subscriber of listeners.subscribers()) subscriber.changesLost();
    },
    log,
  });

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

  /** Delivers the messages that were sent while there was no stream. They are in a table, so none is lost. */
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
    /** Resolves when the stream is running. */
    whenLive: (): Promise<void> => live.promise,
    /** Starts to listen: later commits are delivered, unless `validate` rejects. */
    listen(subscriber: ChangeSubscriber, bindings: readonly ChangeBinding[]) {
      for (const binding of bindings) listeners.add({ subscriber, binding });
    },
    /**
     * Checks whether these bindings can be served.
     *
     * @throws BindingError with the reason, for the client
     */
    async validate(subscriber: ChangeSubscriber, bindings: readonly ChangeBinding[]): Promise<void> {
      for (const binding of bindings) {
        await validateBinding(pool, binding, subscriber.identity, readOperands);
      }
      if (stream.publications.includes(CHANGES_PUBLICATION)) return;
      // the publication was created after the stream had begun
      await stream.restart();
      await live.promise;
    },
    unlisten: (subscriber: ChangeSubscriber) => listeners.remove(subscriber),
    /** Another part delivers this message: it is not delivered again when the stream brings it. */
    markDelivered: (id: string) => void delivered.add(id),
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
