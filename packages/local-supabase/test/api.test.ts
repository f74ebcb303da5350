import { readFile } from 'node:fs/promises';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { SignJWT } from 'jose';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestSupabase, type TestSupabase } from '../src/testing.ts';

const PASSWORD = 'headway-demo';
const OWNER = 'd0000000-0000-4000-8000-000000000001';
const OUTSIDER = 'd0000000-0000-4000-8000-000000000005';
const ROLES = ['owner', 'editor', 'commenter', 'viewer', 'outsider', 'operator'];

let supabase: TestSupabase;

beforeAll(async () => {
  supabase = await startTestSupabase({ seed: true });
});
afterAll(() => supabase.stop());

function connect(token?: string): SupabaseClient {
  return createClient(supabase.apiUrl, supabase.publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false },
    ...(token ? { global: { headers: { Authorization: `Bearer ${token}` } } } : {}),
  });
}

async function signIn(role: string): Promise<SupabaseClient> {
  const client = connect();
  const { error } = await client.auth.signInWithPassword({ email: `${role}@demo.test`, password: PASSWORD });
  expect(error).toBeNull();
  return client;
}

function sign(key: Uint8Array, expires: string, alg = 'HS256'): Promise<string> {
  return new SignJWT({
    role: 'authenticated',
    aud: 'authenticated',
    sub: 'd0000000-0000-4000-8000-000000000001',
  })
    .setProtectedHeader({ alg, typ: 'JWT' })
    .setIssuedAt()
    .setExpirationTime(expires)
    .sign(key);
}

describe('demo accounts', () => {
  test.each(ROLES)('%s signs in and has a name', async (role) => {
    const client = await signIn(role);
    const { data } = await client.auth.getUser();
    const { data: profile } = await client
      .from('profiles')
      .select('display_name')
      .eq('id', data.user?.id ?? '')
      .single();
    expect(data.user?.email).toBe(`${role}@demo.test`);
    expect(profile).toEqual({ display_name: expect.stringMatching(/^\p{Lu}\p{L}+ \p{Lu}\p{L}+$/u) });
  });

  test('people see the projects that they belong to, and no others', async () => {
    const seen = await Promise.all(
      ROLES.map(async (role) => {
        const client = await signIn(role);
        return (await client.from('projects').select('name')).data?.map(({ name }: { name: string }) => name);
      }),
    );
    const demo = ['Headway demo'];
    expect(seen).toEqual([demo, demo, demo, demo, ['Somewhere else'], []]);
  });

  test('a wrong password is refused', async () => {
    const { error } = await connect().auth.signInWithPassword({
      email: 'owner@demo.test',
      password: 'headway-dem0',
    });
    expect(error?.code).toBe('invalid_credentials');
  });
});

describe('sessions', () => {
  test('sign up, refresh, sign out', async () => {
    const client = connect();
    const { data, error } = await client.auth.signUp({
      email: 'new@demo.test',
      password: 'correct horse',
      options: { data: { display_name: 'Nora New' } },
    });
    expect(error).toBeNull();
    // The trigger that makes the profile reads the metadata as a document.
    expect((await client.from('profiles').select('display_name')).data).toEqual([
      { display_name: 'Nora New' },
    ]);
    const before = data.session?.refresh_token;
    const refreshed = await client.auth.refreshSession();
    expect(refreshed.error).toBeNull();
    expect(refreshed.data.session?.refresh_token).not.toBe(before);
    expect((await client.rpc('create_project', { name: 'Nora’s' })).data).toMatchObject({ name: 'Nora’s' });
    expect((await client.auth.signOut()).error).toBeNull();
    expect((await client.auth.getUser()).error).not.toBeNull();
  });

  test('a name is always one visible line', async () => {
    const client = connect();
    const { data } = await client.auth.signUp({
      email: 'nameless@demo.test',
      password: 'correct horse',
      options: { data: { display_name: '\u202e\u200b' } },
    });
    const id = data.user?.id ?? '';
    const read = async () => (await client.from('profiles').select('display_name').eq('id', id)).data;
    expect(await read()).toEqual([{ display_name: 'nameless' }]);
    for (const name of ['\u202eevil', '\u200b\u200b', 'a\nb', '\u0007', '\u{e0041}\u{e0042}', ' ']) {
      const { error } = await client.from('profiles').update({ display_name: name }).eq('id', id);
      expect({ name, code: error?.code }).toEqual({ name, code: '23514' });
      expect((await client.rpc('create_project', { name })).error?.code).toBe('23514');
    }
    const { error } = await client.from('profiles').update({ display_name: 'Zoë 🏴󠁧󠁢󠁳󠁣󠁴󠁿 O’Neil' }).eq('id', id);
    expect(error).toBeNull();
  });

  test('forged, expired and foreign tokens are refused', async () => {
    const secret = new TextEncoder().encode(supabase.jwtSecret);
    const valid = await sign(secret, '1h');
    const [header, , signature] = valid.split('.');
    const payload = Buffer.from(JSON.stringify({ role: 'service_role', exp: 4_000_000_000 }));
    const tokens = {
      forged: await sign(new TextEncoder().encode('x'.repeat(64)), '1h'),
      expired: await sign(secret, '-1s'),
      'of another algorithm': await sign(secret, '1h', 'HS512'),
      changed: `${header}.${payload.toString('base64url')}.${signature}`,
      unsigned: `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload.toString('base64url')}.x`,
    };
    expect((await connect(valid).from('projects').select('name')).data).toHaveLength(1);
    for (const [kind, token] of Object.entries(tokens)) {
      const { data, status } = await connect(token).from('projects').select('name');
      expect({ kind, data, status }).toEqual({ kind, data: null, status: 401 });
      const { data: user } = await connect().auth.getUser(token);
      expect({ kind, user }).toEqual({ kind, user: { user: null } });
    }
  });

  test('a key is needed, and the right one', async () => {
    for (const headers of [{}, { apikey: 'sb_publishable_wrong' }]) {
      const response = await fetch(`${supabase.apiUrl}/rest/v1/projects`, { headers });
      expect(response.status).toBe(401);
    }
    const response = await fetch(`${supabase.apiUrl}/rest/v1/projects?select=name`, {
      headers: { apikey: supabase.secretKey },
    });
    expect(await response.json()).toContainEqual({ name: 'Headway demo' });
  });
});

describe('rights', () => {
  test('another team’s rows can be neither changed nor joined', async () => {
    const outsider = await signIn('outsider');
    const demo = 'd1000000-0000-4000-8000-000000000001';
    const renamed = await outsider.from('projects').update({ name: 'Mine' }).eq('id', demo).select();
    expect(renamed.data).toEqual([]);
    const joined = await outsider
      .from('project_members')
      .insert({ project_id: demo, user_id: 'd0000000-0000-4000-8000-000000000005', role: 'owner' });
    expect(joined.error?.code).toBe('42501');
  });

  test('grants of single columns stay as they are after requests', async () => {
    const owner = await signIn('owner');
    const columns = await owner
      .from('projects')
      .update({ created_at: '2020-01-01' })
      .eq('name', 'Headway demo');
    expect(columns.error?.code).toBe('42501');
    expect((await connect().from('projects').select('name')).error?.code).toBe('42501');
  });

  test('schemas that are not exposed cannot be found', async () => {
    const owner = await signIn('owner');
    for (const schema of ['private', 'auth', 'events']) {
      const { data, error } = await owner.schema(schema).from('users').select();
      expect({ schema, data, refused: error !== null }).toEqual({ schema, data: null, refused: true });
    }
  });

  test.each([
    ['a check', { kind: 'mention', email: 'never' }, 400, '23514'],
    ['not null', { kind: null }, 400, '23502'],
    ['no uuid', { user_id: 'nobody', kind: 'mention' }, 400, '22P02'],
    ['row-level security', { user_id: OUTSIDER, kind: 'mention' }, 403, '42501'],
  ])(
    'what the database refuses has the status of PostgREST, and says why: %s',
    async (_, row, status, code) => {
      const owner = await signIn('owner');
      const refused = await owner.from('notification_preferences').insert({ user_id: OWNER, ...row });
      expect({ status: refused.status, code: refused.error?.code }).toEqual({ status, code });
      expect(refused.error?.message).not.toContain('PostgresError');
    },
  );

  test('timestamps have the form of PostgREST', async () => {
    const owner = await signIn('owner');
    const { data } = await owner.from('projects').select('created_at').limit(1).single();
    expect(data?.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+00:00$/);
  });
});

describe('the HTTP server', () => {
  test('answers a browser’s preflight', async () => {
    const response = await fetch(`${supabase.apiUrl}/rest/v1/projects`, {
      method: 'OPTIONS',
      headers: {
        Origin: 'http://127.0.0.1:3000',
        'Access-Control-Request-Method': 'PATCH',
        'Access-Control-Request-Headers': 'apikey,authorization,x-client-info',
      },
    });
    expect(response.ok).toBe(true);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('access-control-allow-headers')).toContain('apikey');
  });

  test.each(['/', '/_system/config', '/_system/introspect', '/storage/v1/bucket', '/rest/v1evil'])(
    'has nothing at %s',
    async (path) => {
      const response = await fetch(supabase.apiUrl + path, { headers: { apikey: supabase.secretKey } });
      expect(response.status).toBe(404);
    },
  );

  test('refuses a body over its limit, and goes on', async () => {
    // more than is on its way at a time, and no more: a busy machine needs seconds for what is thrown away
    const response = await fetch(`${supabase.apiUrl}/auth/v1/signup`, {
      method: 'POST',
      headers: { apikey: supabase.publishableKey, 'Content-Type': 'application/json' },
      body: 'x'.repeat(16 * 1024 * 1024),
    });
    expect(response.status).toBe(413);
    expect((await fetch(`${supabase.apiUrl}/auth/v1/health?apikey=${supabase.publishableKey}`)).status).toBe(
      200,
    );
  });
});

test('running the seed again changes nothing', async () => {
  const client = new pg.Client({ connectionString: supabase.dbUrl });
  await client.connect();
  const seed = await readFile(new URL('../../../supabase/seed.sql', import.meta.url), 'utf8');
  const count = async () =>
    (
      await client.query(
        `select (select count(*) from auth.users) as users, (select count(*) from auth.identities) as identities,
                (select count(*) from public.project_members) as members`,
      )
    ).rows;
  try {
    const before = await count();
    await client.query('begin');
    await client.query(seed);
    await client.query('commit');
    expect(await count()).toEqual(before);
  } finally {
    await client.end();
  }
});
