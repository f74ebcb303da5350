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
