import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { z } from 'zod';
import { withClient } from '../connections/with-client.ts';
import type { ProjectConfig } from '../project-config.ts';
import { applyMigrations, type Migration } from './apply-migrations.ts';

const read = (file: string) => readFile(new URL(file, import.meta.url), 'utf8');

const ROLES = 'anon, authenticated, service_role';
const OBJECTS = ['tables', 'sequences', 'functions'];

/** Default privileges for `api.auto_expose_new_tables`. A new function may be executed by everybody in any case. */
const EXPOSURE = {
  on: OBJECTS.map(
    (objects) => `alter default privileges in schema public grant all on ${objects} to ${ROLES};`,
  ).join(''),
  off: OBJECTS.map(
    (objects) => `alter default privileges in schema public revoke all on ${objects} from ${ROLES};`,
  ).join(''),
};

/** Reads the SQL that prepares a database for the migrations of a project. */
export async function readBootstrap(): Promise<Record<'roles' | 'auth' | 'storage' | 'realtime', string>> {
  return {
    roles: await read('./bootstrap.sql'),
    auth: await read('./auth.sql'),
    storage: await read('./storage.sql'),
    realtime: await read('../realtime/bootstrap.sql'),
  };
}

/**
 * Creates what a Supabase project expects of its database (roles, `auth`, `storage`, `realtime`, `extensions`) and applies the
 * pending migrations. Safe to run again.
 *
 * @returns the migrations applied now
 * @throws LocalSupabaseError as `applyMigrations`
 */
export async function prepareDatabase(
  url: string,
  migrations: Migration[],
  { api, db }: Pick<ProjectConfig, 'api' | 'db'>,
): Promise<Migration[]> {
  const bootstrap = await readBootstrap();
  return withClient(url, async (client) => {
    await client.query(bootstrap.roles);
    await createAuthSchema(client, url);
    await client.query(bootstrap.auth);
    await client.query(bootstrap.storage);
    await client.query(bootstrap.realtime);
    // the setting of a new session
    await client.query('set search_path to "$user", public, extensions');
    await client.query(EXPOSURE[api.auto_expose_new_tables ? 'on' : 'off']);
    return db.migrations.enabled ? applyMigrations(client, migrations) : [];
  });
}

/**
 * Lets the server of Auth create its tables. Loading that server is slow, so a comment on the schema records the
 * version that created them, and the server is loaded only for another version.
 */
async function createAuthSchema(client: pg.Client, url: string): Promise<void> {
  const { rows } = await client.query<{ version: string | null }>(
    `select obj_description(oid, 'pg_namespace') as version from pg_namespace where nspname = 'auth'`,
  );
  const version = `@supabase/lite ${await readLiteVersion()}, with Storage`;
  if (rows[0]?.version === version) return;
  const { App, createPostgresConnection, getStorageSchemaSql } = await import('../lite/lite.ts');
  const connection = createPostgresConnection({
    url,
    postgresOptions: { max: 1, onnotice: () => undefined },
  });
  try {
    await new App({ connection, auth: { enabled: true } }).ensureSystemSchema();
  } finally {
    await connection.close();
  }
  await client.query(getStorageSchemaSql());
  await client.query(`comment on schema auth is ${client.escapeLiteral(version)}`);
}

async function readLiteVersion(): Promise<string> {
  const entry = fileURLToPath(import.meta.resolve('@supabase/lite'));
  const file = join(dirname(dirname(entry)), 'package.json');
  return z.object({ version: z.string() }).parse(JSON.parse(await readFile(file, 'utf8'))).version;
}
