import { createClient, type AdminUserAttributes, type SupabaseClient } from '@supabase/supabase-js';
import { eventually } from '@headway/testing/eventually';
import { afterAll, beforeAll, expect, test } from 'vitest';
import pg from 'pg';
import { startTestSupabase, type TestSupabase } from '../src/testing.ts';

let supabase: TestSupabase;
let admin: SupabaseClient;

beforeAll(async () => {
  supabase = await startTestSupabase();
  admin = connect(supabase.secretKey);
});
afterAll(() => supabase.stop());

function connect(key: string = supabase.publishableKey): SupabaseClient {
  return createClient(supabase.apiUrl, key, { auth: { persistSession: false, autoRefreshToken: false } });
}

const PASSWORD = 'correct horse';
const newEmail = () => `${crypto.randomUUID()}@example.test`;

async function createUser(email: string): Promise<string> {
  const { data, error } = await admin.auth.admin.createUser({
    email,
    password: PASSWORD,
    email_confirm: true,
  });
  if (error) throw error;
  return data.user.id;
}

test('the secret key creates users who can sign in, changes and deletes them', async () => {
  const email = newEmail();
  const { data, error } = await admin.auth.admin.createUser({
    email: email.toUpperCase(),
    password: PASSWORD,
    email_confirm: true,
    user_metadata: { display_name: 'Ada' },
    app_metadata: { plan: 'pro' },
  });
  expect(error).toBeNull();
  expect(data.user).toMatchObject({
    email,
    role: 'authenticated',
    user_metadata: { display_name: 'Ada' },
    app_metadata: { plan: 'pro', provider: 'email', providers: ['email'] },
    identities: [{ provider: 'email', identity_data: { email } }],
  });
  const id = data.user?.id ?? '';
  const person = connect();
  expect((await person.auth.signInWithPassword({ email, password: PASSWORD })).data.user?.id).toBe(id);
  expect((await admin.auth.admin.getUserById(id)).data.user?.last_sign_in_at).toBeTypeOf('string');

  const changed = newEmail();
  const update = await admin.auth.admin.updateUserById(id, {
    email: changed,
    password: 'another horse',
    user_metadata: { seen: true },
  });
  expect(update.data.user).toMatchObject({
    email: changed,
    user_metadata: { display_name: 'Ada', seen: true },
  });
  expect((await person.auth.signInWithPassword({ email: changed, password: PASSWORD })).error).not.toBeNull();
  expect(
    (await person.auth.signInWithPassword({ email: changed, password: 'another horse' })).error,
  ).toBeNull();

  const { error: deletion } = await admin.auth.admin.deleteUser(id);
  expect(deletion).toBeNull();
  expect((await admin.auth.admin.getUserById(id)).error).toMatchObject({
    status: 404,
    code: 'user_not_found',
  });
  expect(
    (await person.auth.signInWithPassword({ email: changed, password: 'another horse' })).error,
  ).not.toBeNull();
});

test('a soft deletion leaves a row without anything that names the person', async () => {
  const email = newEmail();
  const id = await createUser(email);
  expect((await admin.auth.admin.deleteUser(id, true)).error).toBeNull();
  const { data } = await admin.auth.admin.getUserById(id);
  expect(data.user).toMatchObject({ id, identities: [], deleted_at: expect.any(String) });
  expect(JSON.stringify(data.user)).not.toContain(email);
});

test('lists users by pages, the newest first', async () => {
  const emails = [newEmail(), newEmail(), newEmail()];
  for (const email of emails) await createUser(email);
  const first = await admin.auth.admin.listUsers({ page: 1, perPage: 2 });
  expect(first.data.users.map(({ email }) => email)).toEqual([emails[2], emails[1]]);
  expect(first.data).toMatchObject({ aud: 'authenticated', nextPage: 2, total: expect.any(Number) });
  const second = await admin.auth.admin.listUsers({ page: 2, perPage: 2 });
  expect(second.data.users[0]?.email).toBe(emails[0]);
});

/** The code with which a user is not created. */
async function refusalOf(attributes: AdminUserAttributes): Promise<string | undefined> {
  return (await admin.auth.admin.createUser(attributes)).error?.code;
}

test('refuses malformed users', async () => {
  const email = newEmail();
  const id = await createUser(email);
  expect(await refusalOf({ email, password: PASSWORD })).toBe('email_exists');
  expect(await refusalOf({ id, email: newEmail() })).toBe('user_already_exists');
  expect(await refusalOf({ email: newEmail(), password: 'short' })).toBe('weak_password');
  expect(await refusalOf({ email: 'nobody', password: PASSWORD })).toBe('validation_failed');
  expect(await refusalOf({ password: PASSWORD })).toBe('validation_failed');
  expect(await refusalOf({ email: newEmail(), ban_duration: '1h' })).toBe('validation_failed');
});

test('only the secret key or a token of service_role is accepted', async () => {
  const email = newEmail();
  await createUser(email);
  const person = connect();
  await person.auth.signInWithPassword({ email, password: PASSWORD });
  const { data } = await person.auth.getSession();
  const asPerson = createClient(supabase.apiUrl, data.session?.access_token ?? '', {
    auth: { persistSession: false },
  });
  for (const client of [connect(), asPerson]) {
    expect((await client.auth.admin.listUsers()).error).toMatchObject({ status: 403, code: 'not_admin' });
  }
  const response = await fetch(`${supabase.apiUrl}/auth/v1/admin/users`);
  expect(response.status).toBe(401);
});

test('Auth, REST and Realtime work together: sign up, join, write, hear', async () => {
  const sql = new pg.Client({ connectionString: supabase.dbUrl });
  await sql.connect();
  await sql.query(`
    create table public.diary (
      id bigint generated always as identity primary key,
      author uuid not null default auth.uid(),
      entry text not null
    );
    alter table public.diary enable row level security;
    create policy own on public.diary to authenticated using (author = auth.uid()) with check (author = auth.uid());
    grant select, insert on public.diary to authenticated;
    alter publication supabase_realtime add table public.diary;
  `);
  await sql.end();
  const people = await Promise.all(
    [newEmail(), newEmail()].map(async (email) => {
      const client = connect();
      await client.auth.signUp({ email, password: PASSWORD });
      const entries: string[] = [];
      const { promise, resolve } = Promise.withResolvers<void>();
      client
        .channel('diary')
        .on('postgres_changes', { event: '*', schema: 'public', table: 'diary' }, ({ new: row }) => {
          entries.push(String(Object(row).entry));
        })
        .subscribe(() => resolve());
      await promise;
      return { client, entries };
    }),
  );
  for (const [index, { client }] of people.entries()) {
    const { error } = await client.from('diary').insert({ entry: `of ${index}` });
    expect(error).toBeNull();
  }
  await eventually(() => expect(people.map(({ entries }) => entries)).toEqual([['of 0'], ['of 1']]));
  await Promise.all(people.map(({ client }) => client.realtime.disconnect()));
});
