import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Pool } from 'pg';
import { readSchemaCache, type SchemaCache } from './schema-cache.ts';

export interface WatchedSchema {
  /** The newest schema that was read. While another is being read, requests go on with this one. */
  readonly current: SchemaCache;
  stop(): Promise<void>;
}

interface WatchOptions {
  dbUrl: string;
  pool: Pool;
  schemas: string[];
  log: (line: string) => void;
}

const RECONNECT_MS = 200;

/**
 * Reads the schema, and reads it again whenever `pgrst` is notified: by the event triggers of `bootstrap.sql` for a
 * changed schema, or by `notify pgrst, 'reload schema'`.
 */
export async function watchSchema({ dbUrl, pool, schemas, log }: WatchOptions): Promise<WatchedSchema> {
  let current = await readSchemaCache(pool, schemas);
  const stopping = new AbortController();
  let isReading = false;
  let isStale = false;
  let client: pg.Client | undefined;

  async function read(): Promise<void> {
    isStale = true;
    if (isReading) return;
    isReading = true;
    try {
      while (isStale && !stopping.signal.aborted) {
        isStale = false;
        current = await readSchemaCache(pool, schemas);
      }
    } catch (error) {
      log(`REST could not read the schema: ${String(error)}`);
    } finally {
      isReading = false;
    }
  }

  async function listen(): Promise<void> {
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    const listener = new pg.Client({ connectionString: dbUrl, application_name: 'local-supabase schema' });
    listener.on('error', () => resolve());
    listener.on('end', () => resolve());
    listener.on('notification', () => void read());
    client = listener;
    await listener.connect();
    await listener.query('listen pgrst');
    // changes before this moment were not heard
    await read();
    await ended;
  }

  async function keepListening(): Promise<void> {
    while (!stopping.signal.aborted) {
      await listen().catch(() => undefined);
      if (!stopping.signal.aborted) await delay(RECONNECT_MS);
    }
  }

  const listening = keepListening();
  return {
    get current() {
      return current;
    },
    async stop() {
      stopping.abort();
      await client?.end().catch(() => undefined);
      await listening;
    },
  };
}
