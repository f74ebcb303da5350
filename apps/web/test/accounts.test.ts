import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { createClient } from '@supabase/supabase-js';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { GET as follow } from '@/app/api/events/route.ts';
import { PAGE_SIZE } from '@/features/accounts/account.ts';
import { readAccounts } from '@/features/accounts/server/read-accounts.ts';
import { maySignUp, readSignUp } from '@/features/session/server/sign-up-setting.ts';
import { verifyAccessToken } from '@/server/auth/access-token.ts';
import type { User } from '@/server/process/user.ts';
import { startTestWeb, type Person, type TestWeb } from '@/test/support/test-web.ts';

const PASSWORD = 'a good password';

let web: TestWeb;
let operator: Person;
let member: Person;

beforeAll(async () => {
  web = await startTestWeb();
  operator = (await signUp('first@example.test')).person;
  member = (await signUp('member@example.test')).person;
});
afterAll(() => web[Symbol.asyncDispose]());
afterEach(() => web.db.query('delete from private.sign_up'));

const createAuth = () =>
  createClient(web.supabase.apiUrl, web.supabase.publishableKey, { auth: { persistSession: false } }).auth;

/** Signs up over Supabase Auth, as a forged request does. */
async function signUp(email: string) {
  const { data, error } = await createAuth().signUp({ email, password: PASSWORD });
  return { person: { id: data.user?.id ?? '', token: data.session?.access_token ?? '' }, error };
}

async function toUser({ token }: Person): Promise<User> {
  const user = await verifyAccessToken(token);
  if (typeof user === 'string') throw new Error(`the token is ${user}`);
  return user;
}

const disable = (by: Person | null, { id }: Pick<Person, 'id'>, disabled = true) =>
  web.rest(by, 'POST', 'rpc/disable_account', { person: id, disabled });

const setSignUp = (by: Person | null, who: string) => web.rest(by, 'POST', 'rpc/set_sign_up', { who });

async function readHint(response: Response): Promise<string | null> {
  return z.object({ hint: z.string().nullable() }).parse(await response.json()).hint;
}

const list = async (person: Person, search = '', page = 1) =>
  readAccounts(await toUser(person), { search, page });

test('the first account becomes the operator, and no other', async () => {
  const { rows } = await web.db.query('select user_id from private.operators');
  expect(rows).toEqual([{ user_id: operator.id }]);
});

test('an account whose address is not confirmed does not become the operator', async () => {
  const client = await web.db.connect();
  try {
    await client.query('begin');
    await client.query('delete from auth.users');
    await client.query(`insert into auth.users (id, email) values ($1, 'squatter@example.test')`, [
      randomUUID(),
    ]);
    const id = randomUUID();
    await client.query(
      `insert into auth.users (id, email, email_confirmed_at) values ($1, 'owner@example.test', now())`,
      [id],
    );
    expect((await client.query('select user_id from private.operators')).rows).toEqual([{ user_id: id }]);
  } finally {
    await client.query('rollback');
    client.release();
  }
});

test('operators find accounts by name and address, page by page; nobody else sees any', async () => {
  const projectId = await web.createProject(member);
  const found = await list(operator, 'MEMBER@');
  expect(found).toMatchObject({
    total: 1,
    accounts: [
      {
        id: member.id,
        email: 'member@example.test',
        name: 'member',
        projects: 1,
        isOperator: false,
        isDisabled: false,
      },
    ],
  });
  expect(found.accounts[0]?.seenAt).not.toBeNull();
  await web.db.query(
    `insert into auth.users (id, email) select gen_random_uuid(), 'crowd' || n || '@many.test' from generate_series(1, $1::int) as n`,
    [PAGE_SIZE + 1],
  );
  expect((await list(operator, '@many.test')).accounts).toHaveLength(PAGE_SIZE);
  expect(await list(operator, '@many.test', 2)).toMatchObject({
    total: PAGE_SIZE + 1,
    accounts: [{ seenAt: null }],
  });
  expect((await list(operator, '%')).total).toBe(0);
  await expect(list(member)).rejects.toMatchObject({ code: '42501', hint: 'operators_only' });
  await web.db.query('delete from public.projects where id = $1', [projectId]);
});

test('a disabled account signs in no more, and its open token does nothing', async () => {
  const { person } = await signUp('disabled@example.test');
  const projectId = await web.createProject(person);
  const contents = `projects?id=eq.${projectId}&select=id`;
  expect(await (await web.rest(person, 'GET', contents)).json()).toHaveLength(1);

  const stream = await web.call(person, follow, { query: `topics=project:${projectId}` });
  expect(stream.status).toBe(200);
  const ended = stream.text();
  expect((await disable(operator, person)).status).toBe(204);
  // ends with the next check of access
  expect(await Promise.race([ended.then(() => 'ended'), delay(20_000, 'open')])).toBe('ended');
  const again = await web.call(person, follow, { query: `topics=project:${projectId}` });
  expect(again.status).toBe(403);
  expect((await web.call(person, follow, { query: `topics=user:${person.id}` })).status).toBe(403);

  const signedIn = await createAuth().signInWithPassword({
    email: 'disabled@example.test',
    password: PASSWORD,
  });
  expect(signedIn.error?.code).toBe('user_banned');
  expect(await (await web.rest(person, 'GET', contents)).json()).toEqual([]);
  for (const [path, body] of [
    ['rpc/create_project', { name: 'Mine' }],
    ['rpc/trash_project', { project: projectId, trashed: true }],
    ['rpc/delete_project', { project: projectId }],
    ['rpc/accept_invitation', { token: 'any' }],
    ['rpc/delete_own_account', {}],
  ] as const) {
    expect(await readHint(await web.rest(person, 'POST', path, body))).toBe('account_disabled');
  }

  expect((await disable(operator, person, false)).status).toBe(204);
  expect(await (await web.rest(person, 'GET', contents)).json()).toHaveLength(1);
  const back = await createAuth().signInWithPassword({ email: 'disabled@example.test', password: PASSWORD });
  expect(back.error).toBeNull();
});

test('a disabled operator is none, and the documents of a disabled member move to other rooms', async () => {
  const { person } = await signUp('second@example.test');
  const projectId = await web.createProject(person);
  await web.db.query('insert into private.operators (user_id) values ($1)', [person.id]);
  const readKey = async () => {
    const { rows } = await web.db.query('select key from private.room_keys where project_id = $1', [
      projectId,
    ]);
    return z.object({ key: z.string() }).parse(rows[0]).key;
  };
  const before = await readKey();
  expect((await list(person)).total).toBeGreaterThan(1);
  expect((await disable(operator, person)).status).toBe(204);
  await expect(list(person)).rejects.toMatchObject({ hint: 'operators_only' });
  expect(await readHint(await disable(person, operator))).toBe('operators_only');
  expect(await readKey()).not.toBe(before);
  await web.db.query('delete from auth.users where id = $1', [person.id]).catch(() => undefined);
});

test('nobody but an operator disables accounts or opens sign-up, and no operator disables themselves', async () => {
  expect(await readHint(await disable(member, operator))).toBe('operators_only');
  expect(await readHint(await setSignUp(member, 'anybody'))).toBe('operators_only');
  expect((await disable(null, member)).status).toBe(401);
  expect(await readHint(await disable(operator, operator))).toBe('own_account');
  expect(await readHint(await disable(operator, { id: randomUUID() }))).toBe('not_found');
  expect((await setSignUp(operator, 'friends')).status).toBe(400);
});

test('who may sign up is enforced by the database, for requests around the page, too', async () => {
  expect(await readSignUp()).toBe('anybody');
  expect((await setSignUp(operator, 'nobody')).status).toBe(204);
  expect(await readSignUp()).toBe('nobody');
  const refused = await signUp('late@example.test');
  expect([refused.person.token, refused.error === null]).toEqual(['', false]);

  expect((await setSignUp(operator, 'invited')).status).toBe(204);
  const projectId = await web.createProject(member);
  const invite = { project: projectId, email: 'Invited@example.test', role: 'viewer' };
  expect((await web.rest(member, 'POST', 'rpc/invite_member', invite)).status).toBe(200);
  expect([await maySignUp('late@example.test'), await maySignUp('INVITED@example.test')]).toEqual([
    false,
    true,
  ]);
  expect((await signUp('late@example.test')).error).not.toBeNull();
  expect((await signUp('invited@example.test')).error).toBeNull();

  const invitation = { ...invite, email: 'expired@example.test' };
  await web.rest(member, 'POST', 'rpc/invite_member', invitation);
  await web.db.query(`update public.invitations set expires_at = now() where email = 'expired@example.test'`);
  expect((await signUp('expired@example.test')).error).not.toBeNull();
  const { rowCount } = await web.db.query(
    `select from auth.users where email in ('late@example.test', 'expired@example.test')`,
  );
  expect(rowCount).toBe(0);
});
