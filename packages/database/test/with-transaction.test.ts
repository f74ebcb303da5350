import { startTestDatabase, type TestDatabase } from '@headway/local-supabase/testing';
import { Client, type Pool, type PoolClient } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { createPool, isConnectionError, withTransaction } from '../src/index.ts';

let database: TestDatabase;
/** A session of its own, which ends those of the pool. */
let operator: Client;
let pool: Pool;
const lost: Error[] = [];

beforeAll(async () => {
  database = await startTestDatabase();
  operator = new Client({ connectionString: database.url });
  await operator.connect();
  await operator.query('create table public.notes (note text)');
  pool = createPool({
    connectionString: database.url,
    applicationName: 'headway-test',
    max: 2,
    onConnectionLost: (error) => lost.push(error),
  });
});
afterAll(async () => {
  await pool.end();
  await operator.end();
  await database.stop();
});
beforeEach(() => operator.query('truncate public.notes'));

async function readNotes(): Promise<unknown[]> {
  const { rows } = await operator.query('select note from public.notes');
  return rows;
}

async function readPid(tx: PoolClient): Promise<number> {
  const { rows } = await tx.query('select pg_backend_pid() as pid');
  return z.object({ pid: z.int() }).parse(rows[0]).pid;
}

async function terminate(pid: number): Promise<void> {
  await operator.query('select pg_terminate_backend($1, 5000)', [pid]);
}

/** Expects that the pool still answers and that no connection of it is left in a transaction. */
async function expectWorkingPool(): Promise<void> {
  await withTransaction(pool, (tx) => tx.query(`insert into public.notes values ('afterwards')`));
  expect(await readNotes()).toEqual([{ note: 'afterwards' }]);
  const { rows } = await operator.query(
    `select state from pg_stat_activity where application_name = 'headway-test' and state <> 'idle'`,
  );
  expect(rows).toEqual([]);
}

test('commits what the work did and returns its value', async () => {
  const value = await withTransaction(pool, async (tx) => {
    await tx.query(`insert into public.notes values ('kept')`);
    return 7;
  });
  expect(value).toBe(7);
  expect(await readNotes()).toEqual([{ note: 'kept' }]);
});

test('rolls back when the work rejects', async () => {
  const work = withTransaction(pool, async (tx) => {
    await tx.query(`insert into public.notes values ('dropped')`);
    throw new RangeError('no');
  });
  await expect(work).rejects.toThrow(RangeError);
  expect(await readNotes()).toEqual([]);
  await expectWorkingPool();
});

test('rejects when the connection breaks between two statements', async () => {
  const work = withTransaction(pool, async (tx) => {
    await tx.query(`insert into public.notes values ('dropped')`);
    const ended = new Promise((resolve) => tx.once('end', resolve));
    await terminate(await readPid(tx));
    // the connection says so while no statement waits for it
    await ended;
    await tx.query('select 1');
  });
  await expect(work).rejects.toSatisfy(isConnectionError);
  await expectWorkingPool();
});

test('rejects when the connection breaks after the last statement of the work', async () => {
  const work = withTransaction(pool, async (tx) => {
    await tx.query(`insert into public.notes values ('dropped')`);
    const ended = new Promise((resolve) => tx.once('end', resolve));
    await terminate(await readPid(tx));
    await ended;
  });
  await expect(work).rejects.toSatisfy(isConnectionError);
  await expectWorkingPool();
});

test('rejects when the connection breaks while a statement waits', async () => {
  const work = withTransaction(pool, async (tx) => {
    const pid = await readPid(tx);
    await Promise.all([tx.query('select pg_sleep(60)'), terminate(pid)]);
  });
  await expect(work).rejects.toSatisfy(isConnectionError);
  await expectWorkingPool();
});

test('rejects when the server ends every session at once, again and again', async () => {
  const outcomes: PromiseSettledResult<unknown>[] = [];
  for (let round = 0; round < 20; round += 1) {
    const work = Promise.allSettled(
      Array.from({ length: 4 }, () => withTransaction(pool, (tx) => tx.query('select pg_sleep(0.02)'))),
    );
    await operator.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'headway-test'`,
    );
    outcomes.push(...(await work));
  }
  // the last connections may have broken after their last answer
  outcomes.push(...(await Promise.allSettled([pool.query('select 1'), pool.query('select 1')])));
  const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  expect(reasons.filter((reason) => !isConnectionError(reason))).toEqual([]);
  await expectWorkingPool();
});

test('reports an idle connection that breaks, and opens another', async () => {
  lost.length = 0;
  const reported = new Promise((resolve) => pool.once('error', resolve));
  await terminate(await withTransaction(pool, readPid));
  await reported;
  expect(lost.every(isConnectionError)).toBe(true);
  expect(lost).not.toEqual([]);
  await expectWorkingPool();
});

test('ends a transaction that waits longer than its idle limit', async () => {
  const work = withTransaction(
    pool,
    async (tx) => {
      await new Promise((resolve) => tx.once('end', resolve));
      await tx.query('select 1');
    },
    { idleTimeoutMs: 50 },
  );
  await expect(work).rejects.toSatisfy(isConnectionError);
  await expectWorkingPool();
});

test('rejects when nothing listens at the address', async () => {
  const nowhere = createPool({
    connectionString: 'postgres://postgres@127.0.0.1:1/postgres',
    applicationName: 'headway-test',
    onConnectionLost: () => undefined,
  });
  await expect(withTransaction(nowhere, () => Promise.resolve())).rejects.toSatisfy(isConnectionError);
  await nowhere.end();
});
