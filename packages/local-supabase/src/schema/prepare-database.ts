import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { App, createPostgresConnection } from '../api/lite.ts';
import { hasErrorCode } from '../has-error-code.ts';
import { applyMigrations, type Migration } from './apply-migrations.ts';

// what must be there before a project's own migrations, in this order; `auth` comes in between
const BOOTSTRAP = new URL('./bootstrap.sql', import.meta.url);
const AUTH_BOOTSTRAP = new URL('./auth.sql', import.meta.url);
const REALTIME_BOOTSTRAP = new URL('../realtime/bootstrap.sql', import.meta.url);

/** Everything that this package itself brings into a database, as text. */
export async function readBootstrap(): Promise<{ roles: string; auth: string; realtime: string }> {
  const [roles, auth, realtime] = await Promise.all([
    readFile(BOOTSTRAP, 'utf8'),
    readFile(AUTH_BOOTSTRAP, 'utf8'),
    readFile(REALTIME_BOOTSTRAP, 'utf8').catch((error: unknown) => {
      if (hasErrorCode(error, 'ENOENT')) return '';
      throw error;
    }),
  ]);
  return { roles, auth, realtime };
}

/**
 * Makes a database what a Supabase project expects (roles, `auth`, `realtime`, `extensions`) and applies the
 * migrations that are pending. Safe to run again.
 *
 * @returns the migrations applied now
 * @throws LocalSupabaseError as `applyMigrations`
 */
export async function prepareDatabase(url: string, migrations: Migration[]): Promise<Migration[]> {
  const bootstrap = await readBootstrap();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(bootstrap.roles);
    await createAuthSchema(url);
    await client.query(bootstrap.auth);
    await client.query(bootstrap.realtime);
    // as a new session would see it
    await client.query('set search_path to "$user", public, extensions');
    return await applyMigrations(client, migrations);
  } finally {
    await client.end();
  }
}

/** The tables of Auth are those of the server that will use them. */
async function createAuthSchema(url: string): Promise<void> {
  const connection = createPostgresConnection({
    url,
    postgresOptions: { max: 1, onnotice: () => undefined },
  });
  try {
    await new App({ connection, auth: { enabled: true } }).ensureSystemSchema();
  } finally {
    await connection.close();
  }
}
