import pg from 'pg';
import { withConnection } from '../../postgres/with-connection.ts';
import type { BroadcastMessage } from '../wire/broadcast-message.ts';
import { parseSnapshot } from '../replication/wait-until-visible.ts';
import { toStoredMessage, type MessageRow, type StoredMessage } from './stored-message.ts';

/** What is replayed to a channel. */
export interface Replay {
  messages: StoredMessage[];
  /** Is this message older than what comes after the replay, or part of it? */
  covers(message: BroadcastMessage): boolean;
}

/** The messages in `realtime.messages`. */
export interface MessageStore {
  /**
   * The newest messages of a private channel, oldest first.
   *
   * @param since milliseconds since 1970
   * @param limit at most 25
   */
  replay(topic: string, since: number, limit: number): Promise<Replay>;
  /**
   * Keeps a message of a private channel for replay.
   *
   * @param ttlSeconds how long; as long as any if not given
   */
  keep(id: string, topic: string, message: BroadcastMessage, ttlSeconds: number | undefined): Promise<void>;
  /** Messages that have been sent since then and that an exported snapshot sees, oldest first. */
  sentSince(since: Date, snapshot: string): Promise<StoredMessage[]>;
  /** Deletes what is past replay. */
  deleteOld(): Promise<void>;
}

/** The most that is replayed when a channel is joined. */
export const MOST_REPLAYED = 25;
/** How long a message can be replayed. */
export const RETENTION_HOURS = 72;
const MOST_CAUGHT_UP = 10_000;

const COLUMNS = `id, topic, event, coalesce(private, false) as private, payload::text as payload,
  encode(binary_payload, 'hex') as binary_payload`;

/** Without any message there is a row all the same, for the snapshot. */
type NoMessage = Record<keyof MessageRow, null>;

export function createMessageStore(pool: pg.Pool): MessageStore {
  return {
    async replay(topic, since, limit) {
      // one statement, so that the snapshot says which messages it could see
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

    async keep(id, topic, message, ttlSeconds) {
      const isBinary = message.encoding === 'binary';
      await pool.query(
        `insert into realtime.messages (id, topic, extension, event, private, payload, binary_payload, expires_at)
         values ($1, $2, 'broadcast', $3, true, $4, $5, timezone('utc', now()) + make_interval(secs => $6))`,
        [
          id,
          topic,
          message.event,
          isBinary ? null : message.content.toString('utf8'),
          isBinary ? message.content : null,
          ttlSeconds,
        ],
      );
    },

    sentSince(since, snapshot) {
      return withConnection(pool, async (client) => {
        await client.query('begin isolation level repeatable read, read only');
        await client.query(`set transaction snapshot ${pg.escapeLiteral(snapshot)}`);
        const { rows } = await client.query<MessageRow>(
          `select ${COLUMNS}
             from realtime.messages
            where extension = 'broadcast' and inserted_at >= $1::timestamptz at time zone 'utc'
            order by inserted_at, ctid
            limit ${MOST_CAUGHT_UP}`,
          [since.toISOString()],
        );
        await client.query('commit');
        return rows.map((row) => toStoredMessage(row, false));
      });
    },

    async deleteOld() {
      await pool.query(
        `delete from realtime.messages
          where inserted_at < timezone('utc', now()) - make_interval(hours => ${RETENTION_HOURS})
             or expires_at < timezone('utc', now())`,
      );
    },
  };
}
