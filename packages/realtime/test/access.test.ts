import { startTestDatabase, type TestDatabase } from '@headway/local-supabase/testing';
import { Pool } from 'pg';
import { eventually } from '@headway/testing/eventually';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import {
  createHub,
  createPostgresEventLog,
  type AccessCheck,
  type EventStream,
  type Hub,
} from '../src/server/index.ts';

const OWNER = '00000000-0000-4000-8000-00000000000a';
const MEMBER = '00000000-0000-4000-8000-00000000000b';
const STRANGER = '00000000-0000-4000-8000-00000000000c';
const PROJECT = '00000000-0000-4000-8000-000000000001';

let database: TestDatabase;
let pool: Pool;
let hub: Hub;

async function canReadTopics(checks: AccessCheck[]): Promise<boolean[]> {
  const { rows } = await pool.query('select events.can_read_topics($1) as answers', [JSON.stringify(checks)]);
  return z.tuple([z.object({ answers: z.array(z.boolean()) })]).parse(rows)[0].answers;
}

async function open(subject: string): Promise<EventStream> {
  const opened = await hub.open({ topics: [`project:${PROJECT}`], cursor: null, subject });
  if (opened.kind !== 'stream') throw new Error(opened.kind);
  return opened.stream;
}

beforeAll(async () => {
  database = await startTestDatabase();
  pool = new Pool({ connectionString: database.url, max: 4 });
  for (const id of [OWNER, MEMBER, STRANGER]) {
    await pool.query('insert into auth.users (id, email) values ($1, $2)', [id, `${id}@example.test`]);
  }
  await pool.query(`insert into public.projects (id, name, created_by) values ($1, 'Test', $2)`, [
    PROJECT,
    OWNER,
  ]);
  await pool.query(
    `insert into public.project_members (project_id, user_id, role) values ($1, $2, 'owner'), ($1, $3, 'viewer')`,
    [PROJECT, OWNER, MEMBER],
  );
  const log = createPostgresEventLog({ pool, listen: { connectionString: database.url } });
  hub = createHub({ log, checkAccess: canReadTopics, checkAccessMs: 50 });
});
afterAll(async () => {
  await hub.close();
  await pool.end();
  await database.stop();
});

test('row-level security answers for many people at once, each as themselves', async () => {
  const project = `project:${PROJECT}`;
  const answers = await canReadTopics([
    { subject: OWNER, topics: [project, `user:${OWNER}`] },
    { subject: STRANGER, topics: [project] },
    { subject: MEMBER, topics: [project] },
    { subject: MEMBER, topics: [project, `user:${OWNER}`] },
    { subject: MEMBER, topics: ['system'] },
    { subject: MEMBER, topics: [`${project}:`] },
    { subject: OWNER, topics: [] },
  ]);
  expect(answers).toEqual([true, false, true, false, false, false, false]);
  // Nobody stays behind in the connection.
  const { rows } = await pool.query(`select current_user::text as name, auth.uid() as uid`);
  expect(rows).toEqual([{ name: 'postgres', uid: null }]);
});

test('a stream ends when the membership it rests on is taken away', async () => {
  const [owner, member] = [await open(OWNER), await open(MEMBER)];
  await pool.query('delete from public.project_members where user_id = $1', [MEMBER]);
  await eventually(() => expect(member.ended).toBe('forbidden'));
  expect(owner.ended).toBe(null);
  owner.abort();
});
