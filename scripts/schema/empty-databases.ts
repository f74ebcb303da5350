import { startTestDatabase } from '@headway/local-supabase/testing';
import pg from 'pg';

/** Databases with everything that Supabase brings and nothing of ours, on one server. */
export interface EmptyDatabases {
  /** Creates a database and connects to it. */
  create(name: string): Promise<pg.Client>;
  /** The connection string of a database. */
  toUrl(name: string): string;
  /** Runs with a pool of connections to a database, for code that sends several queries at once. */
  withPool<Result>(name: string, work: (pool: pg.Pool) => Promise<Result>): Promise<Result>;
  /** Ends all connections and deletes the databases. */
  stop(): Promise<void>;
}

/** Starts a Postgres of its own, whose databases are copies of one that Supabase has prepared. */
export async function startEmptyDatabases(): Promise<EmptyDatabases> {
  // this folder has no `supabase/`, so no migration is applied
  const server = await startTestDatabase({ projectDir: import.meta.dirname });
  const clients: pg.Client[] = [];

  function toUrl(database: string): string {
    const url = new URL(server.url);
    url.pathname = `/${database}`;
    return url.href;
  }

  async function connect(database: string): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: toUrl(database) });
    await client.connect();
    clients.push(client);
    // a setting of the database, which a copy of it does not have
    await client.query('set search_path to "$user", public, extensions');
    return client;
  }

  const admin = await connect('template1');
  return {
    async create(name) {
      await admin.query(`create database ${pg.escapeIdentifier(name)} template postgres`);
      return connect(name);
    },
    toUrl,
    async withPool(name, work) {
      const pool = new pg.Pool({ connectionString: toUrl(name), max: 4 });
      try {
        return await work(pool);
      } finally {
        await pool.end();
      }
    },
    async stop() {
      for (const client of clients) await client.end();
      await server.stop();
    },
  };
}
