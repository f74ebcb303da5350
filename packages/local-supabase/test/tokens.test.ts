import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { decodeJwt } from 'jose';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestSupabase, type TestSupabase } from '../src/testing.ts';

const PASSWORD = 'correct horse';

let supabase: TestSupabase;
let database: pg.Client;

beforeAll(async () => {
  supabase = await startTestSupabase();
  database = new pg.Client({ connectionString: supabase.dbUrl });
  await database.connect();
  await database.query(`
    create table public.secrets (id int primary key, plan text not null);
    grant select on public.secrets to authenticated;
    alter table public.secrets enable row level security;
    create policy "members of a plan" on public.secrets for select to authenticated
      using (plan = (auth.jwt() -> 'app_metadata' ->> 'plan') and auth.jwt() ->> 'aal' = 'aal1');
    insert into public.secrets values (1, 'paid'), (2, 'free');
    notify pgrst, 'reload schema';
  `);
});
afterAll(async () => {
  await database.end();
  await supabase.stop();
});

function connect(key = supabase.publishableKey): SupabaseClient {
  return createClient(supabase.apiUrl, key, { auth: { persistSession: false, autoRefreshToken: false } });
}

async function readClaims(client: SupabaseClient): Promise<Record<string, unknown>> {
  const { data } = await client.auth.getSession();
  return decodeJwt(data.session?.access_token ?? '');
}

describe('the claims of a token', () => {
  test('are those of Supabase after sign-up, sign-in and refresh', async () => {
    const client = connect();
    const { data, error } = await client.auth.signUp({
      email: 'claims@demo.test',
      password: PASSWORD,
      options: { data: { display_name: 'Clara Claims' } },
    });
    expect(error).toBeNull();
    const expected = {
      iss: `${supabase.apiUrl}/auth/v1`,
      sub: data.user?.id,
      aud: 'authenticated',
      exp: expect.any(Number),
      iat: expect.any(Number),
      email: 'claims@demo.test',
      phone: '',
      app_metadata: { provider: 'email', providers: ['email'] },
      user_metadata: expect.objectContaining({ display_name: 'Clara Claims' }),
      role: 'authenticated',
      aal: 'aal1',
      amr: [{ method: 'password', timestamp: expect.any(Number) }],
      session_id: expect.any(String),
      is_anonymous: false,
    };
    const first = await readClaims(client);
    expect(first).toEqual(expected);
    expect((await client.auth.refreshSession()).error).toBeNull();
    const refreshed = await readClaims(client);
    expect(refreshed).toEqual({ ...expected, session_id: first['session_id'], amr: first['amr'] });
    expect((await client.auth.getUser()).data.user?.email).toBe('claims@demo.test');
    await client.auth.signInWithPassword({ email: 'claims@demo.test', password: PASSWORD });
    expect(await readClaims(client)).toEqual(expected);
  });

  test('follow changes of metadata with the next token, and policies read them', async () => {
    const admin = connect(supabase.secretKey);
    const { data } = await admin.auth.admin.createUser({
      email: 'paid@demo.test',
      password: PASSWORD,
      email_confirm: true,
    });
    const client = connect();
    await client.auth.signInWithPassword({ email: 'paid@demo.test', password: PASSWORD });
    expect((await client.from('secrets').select('id')).data).toEqual([]);
    await admin.auth.admin.updateUserById(data.user?.id ?? '', { app_metadata: { plan: 'paid' } });
    await client.auth.refreshSession();
    expect((await client.from('secrets').select('id')).data).toEqual([{ id: 1 }]);
    await client.auth.updateUser({ data: { nickname: 'Penny' } });
    await client.auth.refreshSession();
    expect(await readClaims(client)).toMatchObject({
      app_metadata: { plan: 'paid' },
      user_metadata: { nickname: 'Penny' },
    });
  });
});

test('a banned user neither signs in nor refreshes a session until the ban ends', async () => {
  const [email, password] = ['banned@demo.test', PASSWORD];
  const client = connect();
  const { data } = await client.auth.signUp({ email, password });
  const ban = (until: string) =>
    database.query(`update auth.users set banned_until = ${until} where id = $1`, [data.user?.id]);
  await ban(`now() + interval '1 hour'`);
  expect((await client.auth.refreshSession()).error?.code).toBe('user_banned');
  expect((await connect().auth.signInWithPassword({ email, password })).error?.code).toBe('user_banned');
  const { rows } = await database.query('select from auth.sessions where user_id = $1', [data.user?.id]);
  expect(rows).toEqual([]);
  await ban(`now() - interval '1 second'`);
  expect((await connect().auth.signInWithPassword({ email, password })).error).toBeNull();
});

describe('legacy keys', () => {
  test('act as their roles, in requests and in Realtime', async () => {
    expect(decodeJwt(supabase.anonKey)).toMatchObject({ role: 'anon', iss: 'supabase-demo' });
    const asService = await connect(supabase.serviceRoleKey).from('secrets').select('id');
    expect(asService.error?.code).toBe('42501'); // not granted, so the role was taken
    expect(asService.error?.message).toContain('permission denied');
    const anon = connect(supabase.anonKey);
    const { data, error } = await anon.auth.signUp({ email: 'legacy@demo.test', password: PASSWORD });
    expect(error).toBeNull();
    expect((await anon.from('secrets').select('id')).data).toEqual([]);
    const admin = connect(supabase.serviceRoleKey);
    expect((await admin.auth.admin.getUserById(data.user?.id ?? '')).data.user?.email).toBe(
      'legacy@demo.test',
    );
    expect((await connect(supabase.anonKey).auth.admin.listUsers()).error?.status).toBe(403);
    const status = await new Promise((resolve) => {
      anon.channel('legacy').subscribe((state) => resolve(state));
    });
    expect(status).toBe('SUBSCRIBED');
    await anon.removeAllChannels();
  });
});
