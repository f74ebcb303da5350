import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../src/testing.ts';

let databases: TestDatabase[];

beforeAll(async () => {
  databases = await Promise.all([startTestDatabase(), startTestDatabase()]);
});
afterAll(async () => {
  await Promise.all(databases.map((database) => database.stop()));
});

async function query(database: TestDatabase | undefined, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: database?.url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test('two databases of one schema are independent', async () => {
  const [first, second] = databases;
  await query(first, `select events.append('system', 'test')`);
  expect(await query(first, 'select topic from events.topics')).toEqual([{ topic: 'system' }]);
  expect(await query(second, 'select topic from events.topics')).toEqual([]);
});

test('policies can read the claims in both forms', async () => {
  const id = '00000000-0000-4000-8000-000000000001';
  const claims = JSON.stringify({ sub: id, role: 'authenticated' });
  expect(await query(databases[0], uidWith('request.jwt.claim.sub', id))).toEqual([{ uid: id }]);
  expect(await query(databases[0], uidWith('request.jwt.claims', claims))).toEqual([{ uid: id }]);
});

function uidWith(setting: string, value: string): string {
  return `select auth.uid() from (select set_config('${setting}', '${value}', false)) as claims`;
}
