import pg from 'pg';
import { withTransaction } from '../../connections/transaction.ts';
import type { BroadcastMessage } from '../wire/broadcast-message.ts';
import { parseSnapshot } from '../replication/wait-until-visible.ts';
import { toStoredMessage, type MessageRow, type StoredMessage } from './stored-message.ts';

/** The stored messages that a channel receives when it is joined. */
export interface Replay {
  messages: StoredMessage[];
  /** Whether this message is part of the replay or older, so that it must not be sent again. */
  covers(message: BroadcastMessage): boolean;
}

/** The most messages that are replayed when a channel is joined. */
export const MOST_REPLAYED = 25;
/** How long a message can be replayed. */
export const RETENTION_HOURS = 72;
const MOST_CAUGHT_UP = 10_000;

const COLUMNS = `id, topic, event, coalesce(private, false) as private, payload::text as payload,
  encode(binary_payload, 'hex') as binary_payload`;

/** The row of a replay without messages, which only has the snapshot. */
type NoMessage = Record<keyof MessageRow, null>;

export type MessageStore = ReturnType<typeof createMessageStore>;

export function createMessageStore(pool: pg.Pool) {
  return {
    /**
     * Reads the newest messages of a private channel, oldest first.
     *
     * @param since milliseconds since 1970
     * @param limit at most 25
     */
    async replay(topic: string, since: number, limit: number): Promise<Replay> {
      // one statement, so that the snapshot tells which messages it could see
      const { rows } = await pool.query<{ snapshot: string } & (MessageRow | NoMessage)>(
        `select pg_current_snapshot()::text as snapshot, message.*
           from (select) as once
           left join lateral (
         select ${COLUMNS}
           from realtime.messages
          where topic = $1 and private and extension = 'broadcast'
            and inserted_at >= to_timestamp($2::float8 / 1000) at time zone 'utc'
            and (expires_at is null or expires_at > timezone('utc', now()))
          order by inserted_at desc, ctid desc
          limit $3
           ) as message on true`,
        [topic, since, Math.min(Math.max(limit, 1), MOST_REPLAYED)],
      );
      const isVisible = parseSnapshot(rows[0]?.snapshot ?? '');
      const messages = rows.flatMap((row) => (row.id === null ? [] : toStoredMessage(row, true)));
      const ids = new Set(messages.map(({ id }) => id));
      return {
        messages: messages.toReversed(),
        covers: ({ meta, xid }) => (meta ? ids.has(meta.id) : false) || (xid !== undefined && isVisible(xid)),
      };
    },

    /**
     * Stores a message of a private channel for replay.
     *
     * @param ttlSeconds how long it can be replayed, in seconds; `undefined` for 72 hours
     */
    async keep(
      id: string,
      topic: string,
      message: BroadcastMessage,
      ttlSeconds: number | undefined,
    ): Promise<void> {
      const isBinary = message.encoding === 'binary';
      const text = isBinary ? null : message.content.toString('utf8');
      await pool.query(
        `insert into realtime.messages (id, topic, extension, event, private, payload, binary_payload, expires_at)
         values ($1, $2, 'broadcast', $3, true, $4, $5, timezone('utc', now()) + make_interval(secs => $6))`,
        [id, topic, message.event, text, isBinary ? message.content : null, ttlSeconds],
      );
    },

    /** Reads the messages that were sent since then and that an exported snapshot sees, oldest first. */
    sentSince(since: Date, snapshot: string): Promise<StoredMessage[]> {
      const read = async (client: pg.ClientBase) => {
        await client.query(`set transaction snapshot ${pg.escapeLiteral(snapshot)}`);
        const { rows } = await client.query<MessageRow>(
          `select ${COLUMNS}
             from realtime.messages
            where extension = 'broadcast' and inserted_at >= $1::timestamptz at time zone 'utc'
            order by inserted_at, ctid
            limit ${MOST_CAUGHT_UP}`,
          [since.toISOString()],
        );
        return rows.map((row) => toStoredMessage(row, false));
      };
      return withTransaction(pool, read, 'isolation level repeatable read, read only');
    },

    /** Deletes the messages that cannot be replayed any more. */
    async deleteOld(): Promise<void> {
      await pool.query(
        `delete from realtime.messages
          where inserted_at < timezone('utc', now()) - make_interval(hours => ${RETENTION_HOURS})
             or expires_at < timezone('utc', now())`,
      );
    },
  };
}
