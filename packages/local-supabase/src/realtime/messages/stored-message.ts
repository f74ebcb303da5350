import type { RowChange } from '../replication/row-change.ts';
import type { BroadcastMessage } from '../wire/broadcast-message.ts';

/** A broadcast that is or was a row of `realtime.messages`. */
export interface StoredMessage {
  id: string;
  topic: string;
  isPrivate: boolean;
  broadcast: BroadcastMessage;
}

export interface MessageRow {
  id: string;
  topic: string;
  event: string | null;
  private: boolean;
  payload: string | null;
  /** As hexadecimal digits. */
  binary_payload: string | null;
}

export function toStoredMessage(row: MessageRow, isReplayed: boolean): StoredMessage {
  const isBinary = row.binary_payload !== null;
  return {
    id: row.id,
    topic: row.topic,
    isPrivate: row.private,
    broadcast: {
      event: row.event ?? '',
      encoding: isBinary ? 'binary' : 'json',
      content: isBinary ? Buffer.from(row.binary_payload ?? '', 'hex') : Buffer.from(row.payload ?? '{}'),
      meta: isReplayed ? { replayed: true, id: row.id } : { id: row.id },
    },
  };
}

/** Converts an inserted row of `realtime.messages`; `undefined` if it is not a broadcast. */
export function parseMessageRow({ relation: { columns }, row, xid }: RowChange): StoredMessage | undefined {
  const value = (name: string) => {
    const found = row[columns.findIndex((column) => column.name === name)];
    return typeof found === 'string' ? found : null;
  };
  const [id, topic] = [value('id'), value('topic')];
  if (id === null || topic === null || value('extension') !== 'broadcast') return undefined;
  const message = toStoredMessage(
    {
      id,
      topic,
      event: value('event'),
      private: value('private') === 't',
      payload: value('payload'),
      binary_payload: value('binary_payload')?.replace('\\x', '') ?? null,
    },
    false,
  );
  return { ...message, broadcast: { ...message.broadcast, xid } };
}
