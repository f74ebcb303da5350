import { startTestDatabase } from '@headway/local-supabase/testing';
import pg from 'pg';

/** Databases with everything that Supabase brings and nothing of ours, on one server. */
export interface EmptyDatabases {
  /** Creates a database and connects to it. */
  create(name: string): Promise<pg.Client>;
  /** Ends all connections and deletes the databases. */
  stop(): Promise<void>;
}

/** Starts a Postgres of its own, whose databases are copies of one that Supabase has prepared. */
export async function startEmptyDatabases(): Promise<EmptyDatabases> {
  // this folder has no `supabase/`: there is nothing to migrate
  const server = await startTestDatabase({ projectDir: import.meta.dirname });
  const clients: pg.Client[] = [];

  async function connect(database: string): Promise<pg.Client> {
    const url = new URL(server.url);
    url.pathname = `/${database}`;
    const client = new pg.Client({ connectionString: url.href });
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
    async stop() {
      for (const client of clients) await client.end();
      await server.stop();
    },
  };
}
