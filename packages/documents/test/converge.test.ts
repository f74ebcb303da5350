import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { converge } from './converge.ts';
import { startMortalSupabase, type MortalSupabase } from './mortal-supabase.ts';

let supabase: MortalSupabase;
let pool: pg.Pool;

beforeAll(async () => {
  supabase = await startMortalSupabase();
  pool = new pg.Pool({ connectionString: supabase.dbUrl, max: 4 });
  pool.on('error', () => undefined); // the database is killed
});
afterAll(async () => {
  await pool.end();
  await supabase.stop();
});

// `npm run bench -- documents` does this with forty seeds
test('five people converge although connections, server and database are killed', async () => {
  expect(await converge(supabase, pool, 2026)).toMatchObject({ problems: [] });
});
