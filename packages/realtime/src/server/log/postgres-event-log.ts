import type { Pool, QueryResultRow } from 'pg';
import { z } from 'zod';
import type { EventBody, Json, NewEvent, TopicEvent } from '../../protocol/topic-event.ts';
import { checkEvents } from './check-events.ts';
import { READ_LIMITS, type EventLog } from './event-log.ts';
import { listenForNotifications, type ListenOptions, type NotificationSource } from './notifications.ts';

/** Options of {@link createPostgresEventLog}. */
export interface PostgresEventLogOptions {
  /**
   * Serves appends, reads and snapshots; a hub uses at most two of its connections at a time. The caller ends it and
   * listens to its `error` events: a pool emits one when an idle connection is lost.
   */
  pool: Pool;
  /** How the log learns that topics have moved: by LISTEN with these options, or from another source of hints. */
  listen: ListenOptions | NotificationSource;
  /** Milliseconds after which a query fails and its connection is given up. Default 10,000. */
  queryTimeoutMs?: number;
}

const READ = `
  select (select epoch from events.epoch) as epoch,
         position.topic, coalesce(topic.head, 0) as head, coalesce(topic.floor, 0) as floor,
         coalesce(found.events, '[]') as events
    from unnest($1::text[], $2::bigint[]) with ordinality as position (topic, after, place)
    left join events.topics as topic on topic.topic = position.topic
    left join lateral (
      select json_agg(json_build_object(
               'topic', position.topic, 'seq', event.seq, 'at', event.at,
               'event', event.data || jsonb_build_object('type', event.type), 'trace', event.traceparent
             ) order by event.seq) as events
        from (
          select seq, type, data, traceparent, floor(extract(epoch from created_at) * 1000)::bigint as at,
                 coalesce(sum(bytes) over (order by seq rows between unbounded preceding and 1 preceding), 0)
                   as bytes_before
            from events.events
           where events.topic = position.topic and seq > position.after
           order by seq
           limit $3
        ) as event
       where event.bytes_before < $4
    ) as found on true
   order by position.place`;

// Every part is of one statement, hence of one instant: the state belongs to the head.
const SNAPSHOT = `
  select (select epoch from events.epoch) as epoch,
         asked.topic, coalesce(topic.head, 0) as head, coalesce(topic.floor, 0) as floor,
         events.snapshot(asked.topic) as state,
         case when last.seq is not null then json_build_object(
           'topic', asked.topic, 'seq', last.seq, 'at', floor(extract(epoch from last.created_at) * 1000)::bigint,
           'event', last.data || jsonb_build_object('type', last.type)
         ) end as last
    from unnest($1::text[]) with ordinality as asked (topic, place)
    left join events.topics as topic on topic.topic = asked.topic
    left join events.events as last on last.topic = topic.topic and last.seq = topic.head
   order by asked.place`;

// bigint arrives as text.
const seq = z.coerce.number().pipe(z.int().nonnegative());
// jsonb is JSON by construction: looking at every value again would cost more than the query.
const event = z.custom<EventBody>((value) => typeof value === 'object' && value !== null);
const state = z.custom<Json>((value) => value !== undefined);
const storedEvent: z.ZodType<TopicEvent> = z.object({
  topic: z.string(),
  seq: z.int().positive(),
  at: z.number(),
  event,
  trace: z
    .string()
    .nullish()
    .transform((value) => value ?? undefined),
});
const readRows = z.array(
  z.object({ epoch: z.string(), topic: z.string(), head: seq, floor: seq, events: z.array(storedEvent) }),
);
const snapshotRows = z.array(
  z.object({
    epoch: z.string(),
    topic: z.string(),
    head: seq,
    floor: seq,
    state,
    last: storedEvent.nullable(),
  }),
);

// The type and the data of an event have columns of their own.
function toStored({ event: { type, ...data }, transient }: NewEvent) {
  return { type, data, transient };
}

/**
 * Creates the event log of a Postgres database that has the schema `events`. Opens no connection before it is used.
 *
 * @example
 * const pool = new Pool({ connectionString });
 * pool.on('error', console.error);
 * const log = createPostgresEventLog({ pool, listen: { connectionString } });
 * await log.append('project:42', [{ event: { type: 'renamed', name: 'Harbour' } }]);
 */
export function createPostgresEventLog(options: PostgresEventLogOptions): EventLog {
  const { pool, listen, queryTimeoutMs = 10_000 } = options;
  const subscribe = typeof listen === 'function' ? listen : listenForNotifications(listen);

  const query = async <Rows>(schema: z.ZodType<Rows>, text: string, values: unknown[]): Promise<Rows> => {
    // A variable, because pg's types do not know this option of its queries.
    const config = { text, values, query_timeout: queryTimeoutMs };
    const result = await pool.query<QueryResultRow>(config);
    return schema.parse(result.rows);
  };

  const readEpoch = async (): Promise<string> => {
    const [row] = await query(
      z.tuple([z.object({ epoch: z.string() })]),
      'select epoch from events.epoch',
      [],
    );
    return row.epoch;
  };

  return {
    epoch: readEpoch,
    append: async (topic, events) => {
      checkEvents(topic, events);
      const schema = z.tuple([z.object({ head: seq })]);
      const text = 'select coalesce(events.append_batch($1, $2), 0) as head';
      const [row] = await query(schema, text, [topic, JSON.stringify(events.map(toStored))]);
      return row.head;
    },
    read: async (positions, limits) => {
      const max = { ...READ_LIMITS, ...limits };
      const rows = await query(readRows, READ, [
        positions.map((position) => position.topic),
        positions.map((position) => position.after),
        max.events,
        max.bytes,
      ]);
      return {
        epoch: rows[0]?.epoch ?? (await readEpoch()),
        topics: rows.map(({ topic, head, floor, events }) => ({ topic, head, floor, events })),
      };
    },
    snapshot: async (names) => {
      const rows = await query(snapshotRows, SNAPSHOT, [names]);
      return {
        epoch: rows[0]?.epoch ?? (await readEpoch()),
        topics: rows.map(({ topic, head, floor, state, last }) => ({ topic, head, floor, state, last })),
      };
    },
    prune: async (topic) => {
      const schema = z.tuple([z.object({ pruned: seq })]);
      const [row] = await query(schema, 'select events.prune($1) as pruned', [topic]);
      return row.pruned;
    },
    subscribe,
  };
}
