import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { z } from 'zod';
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
  client.on('error', () => undefined); // the query that runs or comes next rejects
  await client.connect();
  try {
    await client.query(bootstrap.roles);
    await createAuthSchema(client, url);
    await client.query(bootstrap.auth);
    await client.query(bootstrap.realtime);
    // as a new session would see it
    await client.query('set search_path to "$user", public, extensions');
    return await applyMigrations(client, migrations);
  } finally {
    await client.end();
  }
}

/**
 * The tables of Auth are those of the server that will use them. It is large, so it is loaded only if they have not
 * been made by this version yet, which a comment on the schema tells.
 */
async function createAuthSchema(client: pg.Client, url: string): Promise<void> {
  const { rows } = await client.query<{ version: string | null }>(
    `select obj_description(oid, 'pg_namespace') as version from pg_namespace where nspname = 'auth'`,
  );
  const version = `@supabase/lite ${await readLiteVersion()}`;
  if (rows[0]?.version === version) return;
  const { App, createPostgresConnection } = await import('../api/lite.ts');
  const connection = createPostgresConnection({
    url,
    postgresOptions: { max: 1, onnotice: () => undefined },
  });
  try {
    await new App({ connection, auth: { enabled: true } }).ensureSystemSchema();
  } finally {
    await connection.close();
  }
  await client.query(`comment on schema auth is ${client.escapeLiteral(version)}`);
}

async function readLiteVersion(): Promise<string> {
  const entry = fileURLToPath(import.meta.resolve('@supabase/lite'));
  const file = join(dirname(dirname(entry)), 'package.json');
  return z.object({ version: z.string() }).parse(JSON.parse(await readFile(file, 'utf8'))).version;
}
