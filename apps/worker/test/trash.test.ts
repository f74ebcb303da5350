import { randomUUID } from 'node:crypto';
import { startTestDatabase, type TestDatabase } from '@headway/local-supabase/testing';
import { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deleteOldActivity } from '../src/delete-old-activity.ts';
import { deleteOldTrash } from '../src/delete-old-trash.ts';

const OWNER = 'd0000000-0000-4000-8000-000000000001';

let database: TestDatabase;
let db: Pool;

beforeAll(async () => {
  database = await startTestDatabase({ seed: true });
  db = new Pool({ connectionString: database.url });
});
afterAll(async () => {
  await db.end();
  await database.stop();
});

test('only what has been in the trash for more than 30 days is deleted', async () => {
  const [old, recent] = [randomUUID(), randomUUID()];
  await db.query(
    `insert into public.projects (id, name, created_by, trashed_at)
     values ($1, 'Old', $3, now() - interval '31 days'), ($2, 'Recent', $3, now() - interval '29 days')`,
    [old, recent, OWNER],
  );
  const contents = await db.query(
    `insert into public.contents (project_id, keyword, shelf, shelved_at)
     select $1, shelf || ' ' || days, shelf, now() - make_interval(days => days)
       from unnest(array['trash', 'archive', 'active']) as shelf, unnest(array[29, 31]) as days
     returning id`,
    [recent],
  );
  expect(contents.rowCount).toBe(6);

  expect(await deleteOldTrash(db)).toBe(2);

  const { rows } = await db.query(
    'select keyword from public.contents where project_id = any ($1) order by keyword',
    [[old, recent]],
  );
  expect(rows.map(({ keyword }) => String(keyword))).toEqual([
    'active 29',
    'active 31',
    'archive 29',
    'archive 31',
    'trash 29',
  ]);
  expect((await db.query('select from public.projects where id = $1', [old])).rowCount).toBe(0);
  expect(await deleteOldTrash(db)).toBe(0);
});

test('activity of more than 400 days ago is deleted, in steps', async () => {
  const project = randomUUID();
  await db.query(`insert into public.projects (id, name, created_by) values ($1, 'Long', $2)`, [
    project,
    OWNER,
  ]);
  await db.query(
    `insert into public.project_activity (project_id, kind, at)
     select $1, 'queue_paused', now() - make_interval(days => days) + make_interval(secs => number)
       from generate_series(1, 1100) as number, unnest(array[399, 401]) as days`,
    [project],
  );
  expect(await deleteOldActivity(db, new AbortController().signal)).toBe(1100);
  const { rowCount } = await db.query('select from public.project_activity where project_id = $1', [project]);
  expect(rowCount).toBe(1 + 1100);
  expect(await deleteOldActivity(db, new AbortController().signal)).toBe(0);
});
