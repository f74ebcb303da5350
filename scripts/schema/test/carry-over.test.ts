import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { repairMigrations } from '../../../packages/local-supabase/src/cli/repair-migrations.ts';
import {
  applyMigrations,
  readMigrations,
} from '../../../packages/local-supabase/src/schema/apply-migrations.ts';
import { compareCatalogs, readCatalog } from '../catalog.ts';
import { readSchemaFiles } from '../schema-files.ts';
import { startEmptyDatabases, type EmptyDatabases } from '../empty-databases.ts';

const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url));

/** The 27 migrations that the baseline replaces, as they were applied. */
const replaced = z
  .array(z.object({ version: z.string(), name: z.string(), sql: z.string() }))
  .parse(
    JSON.parse(
      gunzipSync(readFileSync(new URL('./migrations-before-baseline.json.gz', import.meta.url))).toString(),
    ),
  );

const ROWS = `
insert into auth.users (id, email) values ('d0000000-0000-4000-8000-000000000001', 'owner@demo.test');
insert into public.projects (id, name, created_by)
values ('d1000000-0000-4000-8000-000000000001', 'Old project', 'd0000000-0000-4000-8000-000000000001');
insert into public.project_members
values ('d1000000-0000-4000-8000-000000000001', 'd0000000-0000-4000-8000-000000000001', 'owner');
insert into public.contents (id, project_id, keyword)
values ('d2000000-0000-4000-8000-000000000001', 'd1000000-0000-4000-8000-000000000001', 'tea');
insert into public.generations (id, content_id, project_id, job_id, state, requested_by)
values ('d3000000-0000-4000-8000-000000000001', 'd2000000-0000-4000-8000-000000000001',
        'd1000000-0000-4000-8000-000000000001', gen_random_uuid(), '{}', 'd0000000-0000-4000-8000-000000000001');
insert into public.generation_stages (generation_id, stage, position, status)
values ('d3000000-0000-4000-8000-000000000001', 'content-generation', 3, 'running');
insert into public.notification_preferences (user_id, kind)
values ('d0000000-0000-4000-8000-000000000001', 'mention');
insert into public.project_comments (id, project_id, author_id, body)
values ('d4000000-0000-4000-8000-000000000001', 'd1000000-0000-4000-8000-000000000001',
        'd0000000-0000-4000-8000-000000000001', 'Kept');
update public.generations set status = 'failed', error_code = 'internal';
`;

const TABLES = `select relation.oid::regclass::text as name from pg_class as relation
  where relkind = 'r' and relnamespace::regnamespace::text in ('public', 'private', 'events', 'monitoring')`;
/** Filled by the carry-over. */
const NEW_TABLES = new Set(['private.metered_stages', 'private.charged_errors']);

let databases: EmptyDatabases;
let old: pg.Client;
let fresh: pg.Client;

beforeAll(async () => {
  databases = await startEmptyDatabases();
  old = await databases.create('old');
  for (const { version, name, sql } of replaced) {
    await old.query(sql);
    await old.query(
      'insert into supabase_migrations.schema_migrations (version, name, statements) values ($1, $2, $3)',
      [version, name, [sql]],
    );
  }
  await old.query(ROWS);
  fresh = await databases.create('fresh');
  for (const { sql } of readSchemaFiles()) await fresh.query(sql);
});
afterAll(() => databases.stop());

/** Runs `local-supabase migration repair` on a database; resolves with what it prints. */
async function repair(database: string): Promise<string> {
  const lines: string[] = [];
  const environment = { projectDir: REPOSITORY, dataDir: '', apiPort: 0, dbPort: 0 };
  await repairMigrations(environment, databases.toUrl(database), (line) => lines.push(line));
  return lines.join('\n');
}

/** Every row of every table of ours, as JSON. */
async function readRows(client: pg.Client): Promise<Record<string, unknown[]>> {
  const { rows: tables } = await client.query<{ name: string }>(TABLES);
  const content: Record<string, unknown[]> = {};
  for (const { name } of tables.filter((table) => !NEW_TABLES.has(table.name))) {
    content[name] = (await client.query(`select to_jsonb(t) as row from ${name} as t order by t::text`)).rows;
  }
  return content;
}

test('starting on such a database names the command to run', async () => {
  await expect(applyMigrations(old, await readMigrations(REPOSITORY))).rejects.toMatchObject({
    code: 'migration_missing',
    message: expect.stringContaining('run "npx local-supabase migration repair" once'),
  });
});

test('a database with another history is refused and left as it is', async () => {
  await old.query(
    `update supabase_migrations.schema_migrations set version = '20270101000000' where version = '20261126000100'`,
  );
  const before = await readCatalog(old);
  await expect(repair('old')).rejects.toThrow(
    '20261127000000_baseline.sql replaces 27 migrations, and this database does not have exactly those: ' +
      'it lacks 20261126000100; it also has 20270101000000. Nothing was changed.',
  );
  expect(compareCatalogs(await readCatalog(old), before)).toEqual([]);
  await old.query(
    `update supabase_migrations.schema_migrations set version = '20261126000100' where version = '20270101000000'`,
  );
});

test('a database of the 27 migrations keeps its rows and is then like a new one', async () => {
  const rows = await readRows(old);
  expect(rows['project_comments'] ?? rows['public.project_comments']).toHaveLength(1);

  expect(await repair('old')).toBe('Carried over: 27 migrations are now 20261127000000_baseline.sql.');

  expect(compareCatalogs(await readCatalog(old), await readCatalog(fresh))).toEqual([]);
  // Columns that the baseline adds come on top.
  expect(await readRows(old)).toMatchObject(rows);
  for (const table of NEW_TABLES) {
    const expected = await fresh.query(`select * from ${table} order by 1`);
    expect((await old.query(`select * from ${table} order by 1`)).rows).toEqual(expected.rows);
  }
});

test('it can be run again, and the next start applies nothing', async () => {
  expect(await repair('old')).toBe('Nothing to do: the database has 20261127000000_baseline.sql.');
  expect(await applyMigrations(old, await readMigrations(REPOSITORY))).toEqual([]);
});
