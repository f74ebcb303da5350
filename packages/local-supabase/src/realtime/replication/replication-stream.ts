import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { createRetryWaits } from '../../retry-waits.ts';
import { toReason, type RealtimeLog } from '../realtime-log.ts';
import {
  createReplicationQuery,
  type ReplicationHandler,
  type ReplicationQuery,
} from './replication-query.ts';

interface ReplicationStreamOptions {
  dbUrl: string;
  /** Publications that do not exist are left out until `restart`. */
  publications: string[];
  onMessage: ReplicationHandler['onMessage'];
  /**
   * Called before a stream begins, with the name of a snapshot that sees exactly what the stream will not bring. The
   * name is valid until the promise settles.
   */
  onSnapshot(snapshot: string, isFirst: boolean): Promise<void>;
  /** Called whenever a stream has begun. `isFirst` is false if an earlier stream was lost. */
  onLive(isFirst: boolean): void;
  onLost(): void;
  log: RealtimeLog;
}

const ACKNOWLEDGE_INTERVAL_MS = 5000;
const WAITING_NOTICE_MS = 3000;
const [FIRST_RETRY_MS, LONGEST_RETRY_MS] = [50, 1000];

/**
 * Streams the commits of the database, and connects again until it is stopped. The slot is temporary: it ends with the
 * connection, so it never makes Postgres keep old files. Commits between two streams are not seen: hence `onLost` and
 * `onLive`.
 */
export function createReplicationStream(options: ReplicationStreamOptions) {
  const { log } = options;
  const stopping = new AbortController();
  let client: pg.Client | undefined;
  let connected: Promise<unknown> | undefined;
  let query: ReplicationQuery | undefined;
  let isLive = false;
  let wasLive = false;
  let publications: string[] = [];

  async function stream(): Promise<void> {
    const connecting = new pg.Client(toClientConfig(options.dbUrl));
    let failure: Error | undefined;
    connecting.on('error', (error) => (failure ??= error));
    client = connecting;
    const slot = `supabase_realtime_${randomBytes(6).toString('hex')}`;
    const notice = setTimeout(() => {
      log('ReplicationWaiting', 'waiting for transactions that are open in the database to end');
    }, WAITING_NOTICE_MS);
    let timer: NodeJS.Timeout | undefined;
    try {
      connected = connecting.connect();
      await connected;
      publications = await findPublications(connecting, options.publications);
      stopping.signal.throwIfAborted();
      const { rows } = await connecting.query<{ snapshot_name: string }>(
        `CREATE_REPLICATION_SLOT ${slot} TEMPORARY LOGICAL pgoutput (SNAPSHOT 'export')`,
      );
      stopping.signal.throwIfAborted();
      clearTimeout(notice);
      await options.onSnapshot(rows[0]?.snapshot_name ?? '', !wasLive);
      stopping.signal.throwIfAborted();
      const names = pg.escapeLiteral(publications.map((name) => pg.escapeIdentifier(name)).join(','));
      query = connecting.query(
        createReplicationQuery(
          `START_REPLICATION SLOT ${slot} LOGICAL 0/0 (proto_version '1', publication_names ${names})`,
          { onStart: begin, onMessage: options.onMessage },
        ),
      );
      timer = setInterval(() => query?.acknowledge(), ACKNOWLEDGE_INTERVAL_MS);
      await query.ended;
      throw failure ?? new Error('Postgres has ended the stream');
    } finally {
      clearTimeout(notice);
      clearInterval(timer);
      query = undefined;
      client = undefined;
      await connecting.end();
    }
  }

  function begin(): void {
    if (stopping.signal.aborted) return;
    isLive = true;
    log('ReplicationReady', 'streaming changes');
    options.onLive(!wasLive);
    wasLive = true;
  }

  async function run(): Promise<void> {
    const waits = createRetryWaits(FIRST_RETRY_MS, LONGEST_RETRY_MS);
    while (!stopping.signal.aborted) {
      try {
        await stream();
      } catch (error) {
        if (stopping.signal.aborted) return;
        if (isLive) {
          isLive = false;
          waits.reset();
          options.onLost();
        }
        if (waits.nextMs === FIRST_RETRY_MS) log('ReplicationLost', toReason(error));
      }
      await waits.wait(stopping.signal);
    }
  }

  const running = run();

  return {
    get isLive() {
      return isLive;
    },
    /** The publications that the stream follows. */
    get publications() {
      return publications;
    },
    pause: () => query?.pause(),
    resume: () => query?.resume(),
    /** Connects again, to follow publications that have been created meanwhile. */
    async restart(): Promise<void> {
      if (!isLive) return;
      isLive = false;
      options.onLost();
      await client?.end();
    },
    async stop(): Promise<void> {
      stopping.abort();
      isLive = false;
      // a paused stream would never read the end of its connection
      query?.resume();
      // pg never ends a connection that is still being opened; `stream` reports why opening failed
      await connected?.catch(() => undefined);
      await client?.end();
      await running;
    },
  };
}

async function findPublications(client: pg.Client, wanted: string[]): Promise<string[]> {
  const names = wanted.map((name) => pg.escapeLiteral(name)).join(',');
  const { rows } = await client.query<{ pubname: string }>(
    `select pubname from pg_publication where pubname in (${names}) order by pubname`,
  );
  return rows.map(({ pubname }) => pubname);
}

function toClientConfig(dbUrl: string): pg.ClientConfig {
  const config: pg.ClientConfig & { replication: 'database' } = {
    connectionString: dbUrl,
    replication: 'database',
    application_name: 'local-supabase realtime replication',
    connectionTimeoutMillis: 5000,
    keepAlive: true,
    // values come as text, which must not depend on the settings of the database
    options: '-c TimeZone=UTC -c DateStyle=ISO -c IntervalStyle=postgres -c bytea_output=hex',
  };
  return config;
}
