import { startTestDatabase } from '@headway/local-supabase/testing';
import pg from 'pg';

export type EmptyDatabases = Awaited<ReturnType<typeof startEmptyDatabases>>;

/**
 * Starts a Postgres of its own, for databases with the schemas of Supabase and without ours: copies of a prepared one.
 */
export async function startEmptyDatabases() {
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
    /** Creates a database and connects to it. */
    async create(name: string): Promise<pg.Client> {
      await admin.query(`create database ${pg.escapeIdentifier(name)} template postgres`);
      return connect(name);
    },
    /** The connection string of a database. */
    toUrl,
    /** Runs with a pool of connections to a database, for code that sends several queries at once. */
    async withPool<Result>(name: string, work: (pool: pg.Pool) => Promise<Result>): Promise<Result> {
      const pool = new pg.Pool({ connectionString: toUrl(name), max: 4 });
      try {
        return await work(pool);
      } finally {
        await pool.end();
      }
    },
    /** Ends all connections and deletes the databases. */
    async stop(): Promise<void> {
      for (const client of clients) await client.end();
      await server.stop();
    },
  };
}
