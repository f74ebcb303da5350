import { startTestDatabase, type TestDatabase } from '@headway/local-supabase/testing';
import { Pool } from 'pg';
import { eventually } from '@headway/testing/eventually';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createPostgresEventLog, type EventLog } from '../src/server/index.ts';
import { describeEventLog } from './event-log-contract.ts';

describe('in Postgres', () => {
  let database: TestDatabase;
  let pool: Pool;
  let log: EventLog;

  beforeAll(async () => {
    database = await startTestDatabase();
    pool = new Pool({ connectionString: database.url, max: 4 });
    // The connections that a test cuts include idle ones of the pool.
    pool.on('error', () => undefined);
    log = createPostgresEventLog({ pool, listen: { connectionString: database.url } });
  });
  afterAll(async () => {
    await pool.end();
    await database.stop();
  });

  const renewEpoch = async () => {
    await pool.query('select events.renew_epoch()');
  };
  describeEventLog(() => ({ log, renewEpoch }));

  test('the order is that of commits, whoever began first', async () => {
    const [slow, fast] = [await pool.connect(), await pool.connect()];
    const append = `select events.append('test:commit-order', $1)`;
    await slow.query('begin');
    await slow.query(append, ['slow']);
    const waiting = fast.query(append, ['fast']);
    expect((await log.read([{ topic: 'test:commit-order', after: 0 }])).topics[0]?.head).toBe(0);
    await slow.query('commit');
    await waiting;
    slow.release();
    fast.release();
    const read = await log.read([{ topic: 'test:commit-order', after: 0 }]);
    expect(read.topics[0]?.events.map(({ event }) => event.type)).toEqual(['slow', 'fast']);
  });

  test('what was rolled back leaves no gap', async () => {
    const client = await pool.connect();
    await client.query(`begin; select events.append('test:rollback', 'gone'); rollback`);
    client.release();
    expect(await log.append('test:rollback', [{ event: { type: 'stays' } }])).toBe(1);
  });

  test('a listener that loses its connection says so, listens again and reports null', async () => {
    const errors: unknown[] = [];
    const listening = createPostgresEventLog({
      pool,
      listen: { connectionString: database.url, onError: (error) => errors.push(error) },
    });
    const heard: (string[] | null)[] = [];
    onTestFinished(await listening.subscribe((moved) => heard.push(moved)));
    expect(heard).toEqual([null]);
    await pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'headway listen'`,
    );
    await eventually(() => expect(heard).toEqual([null, null]));
    expect(errors.length).toBe(1);
    await listening.append('test:again', [{ event: { type: 'a' } }]);
    await eventually(() => expect(heard.at(-1)).toEqual(['test:again']));
  });

  test.each([
    ['event_type', 'reset', {}],
    ['event_data', 'a', { topic: 'x' }],
    ['event_size', 'a', { text: 'x'.repeat(500_000) }],
  ])(
    'the constraint %s refuses what callers of the SQL functions get wrong',
    async (constraint, type, data) => {
      const appended = pool.query('select events.append($1, $2, $3)', [
        'test:sql',
        type,
        JSON.stringify(data),
      ]);
      await expect(appended).rejects.toMatchObject({ code: '23514', constraint });
    },
  );
});
