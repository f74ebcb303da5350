import { Socket } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { deleteUser } from '../src/auth-admin/user-store.ts';
import { createRowReader } from '../src/realtime/changes/row-reader.ts';
import { createMessageStore } from '../src/realtime/messages/message-store.ts';
import type { RowChange } from '../src/realtime/replication/row-change.ts';
import { startTestDatabase, type TestDatabase } from '../src/testing.ts';

const USER = '11111111-1111-4111-8111-111111111111';
const CHANGE: RowChange = {
  xid: 1,
  committedAt: '2026-01-01T00:00:00.000Z',
  relation: { oid: 1, schema: 'auth', table: 'users', columns: [{ name: 'id', typeOid: 2950, isKey: true }] },
  type: 'INSERT',
  row: [USER],
  old: undefined,
};
const READER = { role: 'authenticated', claims: '{}', expiresAt: undefined };

let database: TestDatabase;

beforeAll(async () => {
  database = await startTestDatabase();
  await query(`insert into auth.users (id, email) values ('${USER}', 'ada@example.test')`);
});
afterAll(() => database.stop());

test.each([
  {
    name: 'checking who may see a row',
    table: 'auth.users',
    call: (pool: pg.Pool) =>
      createRowReader(pool, () => undefined)([CHANGE], [{ name: 'id', type: 'uuid' }], [READER]),
  },
  {
    name: 'reading the messages sent since a moment',
    table: 'realtime.messages',
    call: (pool: pg.Pool, snapshot: string) => createMessageStore(pool).sentSince(new Date(0), snapshot),
  },
  {
    name: 'deleting a user',
    table: 'auth.refresh_tokens',
    call: (pool: pg.Pool) => deleteUser(pool, USER, false),
  },
])('$name: a connection that breaks is an error of that call only', async ({ table, call }) => {
  const uncaught = vi.fn<(error: Error) => void>();
  process.on('uncaughtException', uncaught);
  const { pool, cut } = createCutPool();
  const { snapshot, someoneWaits, unlock } = await lockTable(table);
  try {
    const calling = call(pool, snapshot).then(
      () => 'succeeded',
      (error: unknown) => error,
    );
    await someoneWaits();
    cut();
    expect(await calling).toMatchObject({ message: expect.stringMatching(/connection/i) });
    await unlock();
    // The pool has only one place: it is free again, for a new connection.
    expect((await pool.query<{ n: number }>('select 1 as n')).rows).toEqual([{ n: 1 }]);
    expect(uncaught).not.toHaveBeenCalled();
  } finally {
    process.off('uncaughtException', uncaught);
    await unlock();
    await pool.end();
  }
});

/** A pool whose connections can be cut while a query runs, as a network failure cuts them. */
function createCutPool() {
  const sockets: Socket[] = [];
  const pool = new pg.Pool({
    connectionString: database.url,
    max: 1,
    stream: () => {
      const socket = new Socket();
      sockets.push(socket);
      return socket;
    },
  });
  pool.on('error', () => undefined);
  return {
    pool,
    cut: () => sockets.forEach((socket) => socket.destroy(new Error('the connection is gone'))),
  };
}

/** Locks a table, so that a query that reads it waits; also exports the snapshot of the transaction that holds it. */
async function lockTable(table: string) {
  const holder = new pg.Client({ connectionString: database.url });
  await holder.connect();
  await holder.query('begin isolation level repeatable read');
  const { rows } = await holder.query<{ snapshot: string }>('select pg_export_snapshot() as snapshot');
  await holder.query(`lock table ${table} in access exclusive mode`);
  return {
    snapshot: rows[0]?.snapshot ?? '',
    someoneWaits: () =>
      vi.waitUntil(async () => (await query('select from pg_locks where not granted')).rowCount, {
        timeout: 10_000,
      }),
    unlock: () => holder.end(),
  };
}

async function query(text: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}
