import { createOutageLog } from '@headway/database';
import { seedDocument } from '@headway/documents/server';
import type { LogFields } from '@headway/observability/server';
import { startTestDatabase, type TestDatabase } from '@headway/local-supabase/testing';
import { endSessions } from '@headway/testing/end-sessions';
import { eventually } from '@headway/testing/eventually';
import { Client, Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { startMaintenance } from '../src/start-maintenance.ts';

let database: TestDatabase;
let db: Pool;

beforeAll(async () => {
  database = await startTestDatabase({ seed: true });
  db = new Pool({ connectionString: database.url, max: 4 });
  db.on('error', () => undefined); // a test kills the database
});
afterAll(async () => {
  await db.end();
  await database.stop();
});

/** Creates a document with an article and more updates than are kept before it is compacted. */
async function createGrownDocument(): Promise<string> {
  const members = await db.query('select user_id as id from public.project_members limit 1');
  const user = z.object({ id: z.uuid() }).parse(members.rows[0]);
  const { rows } = await db.query(
    `insert into public.contents (project_id, keyword, status, article)
     select project_id, 'a keyword', 'complete', '{"markdown": "An article."}'
       from public.project_members where user_id = $1 limit 1 returning id`,
    [user.id],
  );
  const contentId = z.object({ id: z.uuid() }).parse(rows[0]).id;
  await seedDocument({ db, user }, { contentId });
  await db.query(
    `with grown as (update public.documents set seq = 250 where content_id = $1)
     insert into public.document_updates (content_id, seq, update)
     select $1, seq, '\\x0000' from generate_series(1, 250) as seq`,
    [contentId],
  );
  return contentId;
}

async function countUpdates(contentId: string): Promise<number> {
  const { rowCount } = await db.query('select from public.document_updates where content_id = $1', [
    contentId,
  ]);
  return rowCount ?? 0;
}

function start() {
  const lines: { level: string; message: string; fields: LogFields | undefined }[] = [];
  const defects: string[] = [];
  const to = (level: string) => (message: string, fields?: LogFields) =>
    void lines.push({ level, message, fields });
  const log = { info: to('info'), warn: to('warn'), error: to('error') };
  const maintenance = startMaintenance({
    connectionString: database.url,
    log,
    reportOutage: createOutageLog(log),
    observer: { failedUnexpectedly: (_, during) => defects.push(during) },
    intervalMs: 20,
  });
  return { lines, defects, [Symbol.asyncDispose]: () => maintenance[Symbol.asyncDispose]() };
}

test('a broken document is named in the log and stops neither other documents nor the process', async () => {
  const [broken, sound] = [await createGrownDocument(), await createGrownDocument()];
  await db.query(`update public.document_snapshots set state = '\\xff' where content_id = $1`, [broken]);
  await using maintenance = start();
  await eventually(async () => expect(await countUpdates(sound)).toBe(0));
  await eventually(() => {
    const named = maintenance.lines.filter(({ fields }) => fields?.['contentId'] === broken);
    expect(named.length).toBeGreaterThan(1);
  });
  expect(maintenance.defects).toContain('document maintenance');
  expect(await countUpdates(broken)).toBe(250);
  const later = await createGrownDocument();
  await eventually(async () => expect(await countUpdates(later)).toBe(0));
  expect(maintenance.lines).toContainEqual({
    level: 'info',
    message: 'documents maintained',
    fields: expect.objectContaining({ compacted: 1 }),
  });
  await db.query('delete from public.contents where id = $1', [broken]);
});

test('one process at a time maintains documents, and one that is killed does not hold up the others', async () => {
  const other = new Client({ connectionString: database.url });
  other.on('error', () => undefined); // it is killed
  await other.connect();
  await other.query('begin');
  await other.query(`select pg_advisory_xact_lock(hashtextextended('document maintenance', 0))`);
  const { rows } = await other.query<{ pid: number }>('select pg_backend_pid() as pid');
  const contentId = await createGrownDocument();
  await using first = start();
  await using second = start();
  // both have found the lock taken
  await eventually(async () => {
    const sessions = await db.query(
      `select from pg_stat_activity
        where application_name = 'headway-maintenance' and state = 'idle' and query = 'commit'`,
    );
    expect(sessions.rowCount).toBe(2);
  });
  expect(await countUpdates(contentId)).toBe(250);
  await db.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
  await eventually(async () => expect(await countUpdates(contentId)).toBe(0));
  const compactions = () =>
    [...first.lines, ...second.lines].filter(({ fields }) => fields?.['compacted'] === 1);
  await eventually(() => expect(compactions()).toHaveLength(1));
  expect([...first.defects, ...second.defects]).toEqual([]);
});

test('maintenance survives that the server ends its sessions 50 times', async () => {
  await using maintenance = start();
  const documents = [await createGrownDocument(), await createGrownDocument()];
  await endSessions(db, 50);
  const last = await createGrownDocument();
  for (const contentId of [...documents, last]) {
    await eventually(async () => expect(await countUpdates(contentId)).toBe(0));
  }
  expect(maintenance.defects).toEqual([]);
});

test('maintenance goes on when the database is back', async () => {
  await using maintenance = start();
  process.kill(database.pid, 'SIGKILL');
  await eventually(() =>
    expect(maintenance.lines.map(({ message }) => message)).toContain('database unreachable, trying again'),
  );
  await database.restart();
  const contentId = await eventually(createGrownDocument);
  await eventually(async () => expect(await countUpdates(contentId)).toBe(0));
  expect(maintenance.defects).toEqual([]);
});
