import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { startTestDatabase, type TestDatabase } from '@headway/local-supabase/testing';
import type { Pool, PoolClient } from 'pg';
import { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { createPool, withTransaction } from '../src/index.ts';
import { findNextInSlot, findShortestSlot, returnJob, toJobDatabase } from '../src/jobs.ts';

// Our statements on pg-boss's own tables, against the pinned version. When a new version fails here, read what has
// changed in its tables before the figures below are raised.

const QUEUE = 'contract';
let database: TestDatabase;
let pool: Pool;
let boss: PgBoss;

beforeAll(async () => {
  database = await startTestDatabase();
  pool = createPool({
    connectionString: database.url,
    applicationName: 'headway-test',
    onConnectionLost: () => undefined,
  });
  boss = new PgBoss({ connectionString: database.url, supervise: false, schedule: false });
  await boss.start();
  await boss.createQueue(QUEUE, { policy: 'singleton', retryLimit: 5, retryDelay: 0, heartbeatSeconds: 10 });
});
afterAll(async () => {
  await boss.stop({ graceful: false });
  await pool.end();
  await database.stop();
});

function inTransaction<T>(work: (tx: PoolClient) => Promise<T>): Promise<T> {
  return withTransaction(pool, work);
}

async function send(singletonKey: string): Promise<string> {
  return z
    .uuid()
    .parse(await inTransaction((tx) => boss.send(QUEUE, {}, { singletonKey, db: toJobDatabase(tx) })));
}

async function take(): Promise<string> {
  const [job] = await boss.fetch(QUEUE);
  return z.object({ id: z.uuid() }).parse(job).id;
}

const jobRowSchema = z.object({
  state: z.string(),
  retryLimit: z.int(),
  waitSeconds: z.number(),
  heartbeat: z.date().nullable(),
});

async function readJob(id: string): Promise<z.infer<typeof jobRowSchema>> {
  const { rows } = await pool.query(
    `select state, retry_limit as "retryLimit", heartbeat_on as heartbeat,
            extract(epoch from start_after - now())::float as "waitSeconds"
       from pgboss.job where id = $1`,
    [id],
  );
  return jobRowSchema.parse(rows[0]);
}

test('the installed pg-boss writes the tables that the statements were written for', async () => {
  const manifest = await readFile(createRequire(import.meta.url).resolve('pg-boss/package.json'), 'utf8');
  const { pgboss } = z.object({ pgboss: z.object({ schema: z.int() }) }).parse(JSON.parse(manifest));
  const { rows } = await pool.query('select version from pgboss.version');
  expect([pgboss.schema, rows]).toEqual([46, [{ version: 46 }]]);
});

test('the columns, states and functions that the statements name are there', async () => {
  const { rows: columns } = await pool.query(
    `select column_name as name, udt_name as type, is_nullable as nullable
       from information_schema.columns
      where table_schema = 'pgboss' and table_name = 'job' and column_name = any ($1)
      order by column_name`,
    [
      [
        'id',
        'name',
        'state',
        'retry_count',
        'retry_limit',
        'heartbeat_on',
        'start_after',
        'singleton_key',
        'created_on',
      ],
    ],
  );
  expect(columns.map(({ name, type, nullable }) => `${name} ${type} ${nullable}`)).toEqual([
    'created_on timestamptz NO',
    'heartbeat_on timestamptz YES',
    'id uuid NO',
    'name text NO',
    'retry_count int4 NO',
    'retry_limit int4 NO',
    'singleton_key text YES',
    'start_after timestamptz NO',
    'state job_state NO',
  ]);
  const { rows: states } = await pool.query(
    'select unnest(enum_range(null::pgboss.job_state))::text as state',
  );
  expect(states.map(({ state }) => state)).toEqual([
    'created',
    'retry',
    'active',
    'completed',
    'cancelled',
    'failed',
  ]);
  const { rows: clock } = await pool.query('select pg_typeof(pgboss.job_now())::text as type');
  expect(clock).toEqual([{ type: 'timestamp with time zone' }]);
});

/** Locks a job as workers do. There is no generation, which the function reports once it holds the job. */
async function lockJob(tx: Pool | PoolClient, id: string, attempt: number, queue = QUEUE): Promise<boolean> {
  const work = tx.query('select private.hold_generation($1, $2, $3, $4)', [randomUUID(), queue, id, attempt]);
  const { message } = await work.then(
    () => new Error('held'),
    (error: Error) => error,
  );
  expect(message).toMatch(/^the (?:generation was deleted|job no longer belongs to this attempt)$/);
  return message === 'the generation was deleted';
}

test('only the attempt that has taken the job can lock it', async () => {
  const id = await send('lock:0');
  expect(await lockJob(pool, id, 0)).toBe(false);
  expect(await take()).toBe(id);
  expect(await lockJob(pool, id, 0)).toBe(true);
  expect(await lockJob(pool, id, 1)).toBe(false);
  expect(await lockJob(pool, id, 0, 'another')).toBe(false);
  await boss.cancel(QUEUE, id);
  expect(await lockJob(pool, id, 0)).toBe(false);
});

async function readQueue(): Promise<unknown[]> {
  return (await pool.query('select depth, oldest_seconds as age from monitoring.queue()')).rows;
}

test('the queue that monitoring shows has the jobs that wait and the age of the oldest', async () => {
  await boss.createQueue('generation');
  expect(await readQueue()).toEqual([{ depth: 0, age: 0 }]);
  await boss.send('generation', {});
  expect(await readQueue()).toEqual([{ depth: 1, age: expect.any(Number) }]);
});

test('a job that is put back is taken again after its wait, and keeps the number of retries it has left', async () => {
  const id = await send('back:0');
  await take();
  const before = await readJob(id);
  await inTransaction((tx) => returnJob(tx, QUEUE, { id, retryCount: 0 }, 60));
  const after = await readJob(id);
  expect(after).toMatchObject({ state: 'retry', retryLimit: before.retryLimit + 1, heartbeat: null });
  expect(after.waitSeconds).toBeGreaterThan(50);
  expect(await boss.fetch(QUEUE)).toEqual([]);
  await pool.query('update pgboss.job set start_after = now() where id = $1', [id]);
  const [again] = await boss.fetch(QUEUE, { includeMetadata: true });
  expect(again).toMatchObject({ id, retryCount: 1 });
  await inTransaction((tx) => returnJob(tx, QUEUE, { id, retryCount: 0 }, 0));
  expect((await readJob(id)).state).toBe('active');
  await boss.complete(QUEUE, id);
});

test('the slot with the fewest unfinished jobs is found, and the job that waits for it', async () => {
  const find = () => inTransaction((tx) => findShortestSlot(tx, QUEUE, 'slots', 2));
  expect(await find()).toBe(0);
  const first = await send('slots:0');
  expect(await find()).toBe(1);
  await send('slots:1');
  expect(await find()).toBe(0);
  const second = await send('slots:0');
  expect(await find()).toBe(1);
  expect(await inTransaction((tx) => findNextInSlot(tx, QUEUE, second))).toBe(first);
  await boss.cancel(QUEUE, first);
  expect(await find()).toBe(0);
  expect(await inTransaction((tx) => findNextInSlot(tx, QUEUE, first))).toBe(second);
  await boss.cancel(QUEUE, second);
  expect(await inTransaction((tx) => findNextInSlot(tx, QUEUE, second))).toBeNull();
});
