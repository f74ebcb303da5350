import { readFileSync } from 'node:fs';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compareCatalogs, readCatalog } from '../catalog.ts';
import { generateRowTypes, ROW_TYPES_FILE } from '../row-types.ts';
import { readMigrationFiles, readSchemaFiles } from '../schema-files.ts';
import { startEmptyDatabases, type EmptyDatabases } from '../empty-databases.ts';

let databases: EmptyDatabases;
let migrated: pg.Client;
let declared: pg.Client;

beforeAll(async () => {
  databases = await startEmptyDatabases();
  migrated = await databases.create('migrated');
  declared = await databases.create('declared');
  for (const { sql } of readMigrationFiles()) await migrated.query(sql);
  for (const { sql } of readSchemaFiles()) await declared.query(sql);
});
afterAll(() => databases.stop());

test('the migrations and the schema files give the same database', async () => {
  expect(compareCatalogs(await readCatalog(migrated), await readCatalog(declared))).toEqual([]);
});

test('the row types are those that "npm run schema" writes', async () => {
  const expected = await databases.withPool('declared', (pool) => generateRowTypes(pool));
  expect(readFileSync(ROW_TYPES_FILE, 'utf8')).toBe(expected);
});

test.each(['public.plans', 'private.provider_prices', 'private.metered_stages', 'private.charged_errors'])(
  'both fill %s with the same rows',
  async (table) => {
    const rows = await declared.query(`select * from ${table} order by 1`);
    expect((await migrated.query(`select * from ${table} order by 1`)).rows).toEqual(rows.rows);
  },
);

test.each([
  'alter table public.projects add column note text',
  'alter table public.projects alter column created_at drop default',
  'alter table public.projects drop constraint name_is_name',
  'drop index public.contents_by_project',
  `create or replace function private.role_rank(role text) returns integer language sql immutable
   set search_path = '' as 'select 1'`,
  'alter function private.has_role(uuid, text) security invoker',
  'grant execute on function private.notify_members(uuid, text, text, text, text, jsonb) to authenticated',
  'grant update (keyword) on public.contents to authenticated',
  'alter table public.contents disable row level security',
  'alter table public.contents disable trigger delete_topic',
  'alter policy "members see their contents" on public.contents using (true)',
  'alter publication supabase_realtime drop table public.comment_reads',
  `comment on table public.projects is 'rows'`,
  'grant usage on schema monitoring to anon',
])('a difference is found: %s', async (change) => {
  const expected = await readCatalog(declared);
  await migrated.query('begin');
  try {
    await migrated.query(change);
    expect(compareCatalogs(await readCatalog(migrated), expected)).toHaveLength(1);
  } finally {
    await migrated.query('rollback');
  }
});
