import { randomUUID } from 'node:crypto';
import { startTestDatabase, type TestDatabase } from '@headway/local-supabase/testing';
import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { asUser, checkContentRole, checkProjectRole, createPool, withTransaction } from '../src/index.ts';
import type { Role } from '../src/role.ts';

const owner = toPerson(randomUUID());
const viewer = toPerson(randomUUID());
const outsider = toPerson(randomUUID());
let database: TestDatabase;
let pool: Pool;
let projectId: string;

function toPerson(id: string) {
  return { id, claims: { sub: id, role: 'authenticated' } };
}

beforeAll(async () => {
  database = await startTestDatabase();
  pool = createPool({
    connectionString: database.url,
    applicationName: 'headway-test',
    onConnectionLost: () => undefined,
  });
  for (const { id } of [owner, viewer, outsider]) {
    await pool.query('insert into auth.users (id, email) values ($1, $2)', [id, `${id}@example.test`]);
  }
  const { rows } = await asUser(pool, owner, (tx) =>
    tx.query(`select id from public.create_project('A project')`),
  );
  projectId = z.object({ id: z.uuid() }).parse(rows[0]).id;
  await pool.query(
    `insert into public.project_members (project_id, user_id, role) values ($1, $2, 'viewer')`,
    [projectId, viewer.id],
  );
});
afterAll(async () => {
  await pool.end();
  await database.stop();
});

test('row-level security decides what the person reads', async () => {
  const count = async (person: typeof owner): Promise<number | null> =>
    (await asUser(pool, person, (tx) => tx.query('select id from public.projects'))).rowCount;
  expect(await count(owner)).toBe(1);
  expect(await count(outsider)).toBe(0);
});

test('a role that was given, lowered or taken away counts in the next statement', async () => {
  const person = toPerson(randomUUID());
  await pool.query('insert into auth.users (id, email) values ($1, $2)', [person.id, 'new@example.test']);
  const given = await pool.query(
    `insert into public.contents (project_id, keyword) values ($1, 'coffee') returning id`,
    [projectId],
  );
  const { id } = z.object({ id: z.uuid() }).parse(given.rows[0]);
  const setRole = (role: Role) =>
    pool.query(
      `insert into public.project_members (project_id, user_id, role) values ($1, $2, $3)
       on conflict (project_id, user_id) do update set role = excluded.role`,
      [projectId, person.id, role],
    );
  await asUser(pool, person, async (tx) => {
    const count = async () => {
      const seen = await tx.query('select from public.contents where id = $1', [id]);
      const changed = await tx.query('update public.contents set noindex = true where id = $1', [id]);
      return [seen.rowCount, changed.rowCount];
    };
    expect(await count()).toEqual([0, 0]);
    await setRole('viewer');
    expect(await count()).toEqual([1, 0]);
    await pool.query('update public.projects set trashed_at = now() where id = $1', [projectId]);
    expect(await count()).toEqual([0, 0]);
    await pool.query('update public.projects set trashed_at = null where id = $1', [projectId]);
    expect(await count()).toEqual([1, 0]);
    await pool.query('delete from public.project_members where user_id = $1', [person.id]);
    expect(await count()).toEqual([0, 0]);
    await setRole('editor');
    expect(await count()).toEqual([1, 1]);
  });
});

test('no policy of a table with projects asks for a role row by row', async () => {
  const { rows } = await pool.query(
    `select tablename, policyname from pg_policies
      where schemaname = 'public' and concat(qual, with_check) ~ 'has_role\\((project_id|id),'`,
  );
  expect(rows).toEqual([]);
});

test('the next transaction on the connection has the rights of the server again', async () => {
  const single = createPool({
    connectionString: database.url,
    applicationName: 'headway-test',
    max: 1,
    onConnectionLost: () => undefined,
  });
  await asUser(single, outsider, () => Promise.resolve());
  const { rows } = await single.query(
    `select current_user as "user", current_setting('request.jwt.claims', true) as claims`,
  );
  expect(rows).toEqual([{ user: 'postgres', claims: '' }]);
  await single.end();
});

test.each<[string, { id: string }, Role, string]>([
  ['an owner acts as an editor', owner, 'editor', 'ok'],
  ['a viewer acts as a viewer', viewer, 'viewer', 'ok'],
  ['a viewer acts as an editor', viewer, 'editor', 'role_too_low'],
  ['a stranger acts as a viewer', outsider, 'viewer', 'not_found'],
])('%s: the server learns it, and nobody else', async (_name, { id }, minimum, expected) => {
  const { rows } = await pool.query(
    `insert into public.contents (project_id, keyword) values ($1, 'tea') returning id as "contentId"`,
    [projectId],
  );
  const { contentId } = z.object({ contentId: z.uuid() }).parse(rows[0]);
  const check = { userId: id, minimum };
  const asServer = await withTransaction(pool, async (tx) => [
    await checkProjectRole(tx, { projectId, ...check }),
    await checkContentRole(tx, { contentId, ...check }),
  ]);
  for (const result of asServer) expect(result.ok ? 'ok' : result.code).toBe(expected);
  const asThemselves = asUser(pool, { id, claims: { sub: id } }, (tx) =>
    checkProjectRole(tx, { projectId, ...check }),
  );
  await expect(asThemselves).rejects.toMatchObject({ code: '42501' });
});
