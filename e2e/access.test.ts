import { createClient } from '@supabase/supabase-js';
import { SignJWT, UnsecuredJWT } from 'jose';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTeam } from './team.ts';
import { signIn, type Person } from './person.ts';
import { outcome, readProblem } from './problem.ts';
import { createQuietContent, type QuietContent } from './quiet-content.ts';

const team = await createTeam();
const database = new Pool({ connectionString: team.databaseUrl });
let owner: Person;
let viewer: Person;
let outsider: Person;
let content: QuietContent;
beforeAll(async () => {
  [owner, viewer, outsider, content] = await Promise.all([
    signIn(team, 'owner'),
    signIn(team, 'viewer'),
    signIn(team, 'outsider'),
    createQuietContent(database, team.projectId),
  ]);
});
afterAll(() => database.end());

/** Every address that a signed-in person may use, with the role it needs. */
const routes = () =>
  [
    ['POST', `/api/projects/${team.projectId}/content`, 'editor'],
    ['GET', `/api/content/${content.id}`, 'viewer'],
    ['GET', `/api/content/${content.id}/progress`, 'viewer'],
    ['GET', `/api/content/${content.id}/events`, 'viewer'],
    ['POST', `/api/content/${content.id}/cancel`, 'editor'],
    ['POST', `/api/content/${content.id}/retry`, 'editor'],
  ] as const;

type Address = readonly [method: string, path: string, role?: string];

/** What each of these addresses answers, by method and path. */
async function answers(
  addresses: readonly Address[],
  call: (method: string, path: string) => Promise<Response>,
) {
  const entries: [string, string][] = [];
  for (const [method, path] of addresses)
    entries.push([`${method} ${path}`, await outcome(await call(method, path))]);
  return Object.fromEntries(entries);
}

/** What they should answer. */
function each(addresses: readonly Address[], expected: (address: Address) => string) {
  return Object.fromEntries(addresses.map((address) => [`${address[0]} ${address[1]}`, expected(address)]));
}

const body = (method: string) => (method === 'POST' ? { keyword: 'server components' } : undefined);

function withToken(token: string, method: string, path: string) {
  return fetch(new URL(path, team.url), {
    method,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    ...(method === 'POST' ? { body: JSON.stringify(body(method)) } : {}),
  });
}

function anonymously(method: string, path: string) {
  return fetch(new URL(path, team.url), { method });
}

test('without a session every address of the API answers 401', async () => {
  const addresses = [
    ...routes(),
    ['POST', '/api/projects'],
    ['GET', '/api/notifications'],
    ['POST', '/api/notifications/read'],
    ['GET', '/api/notifications/preferences'],
    ['PUT', '/api/notifications/preferences'],
    ['POST', '/api/notifications/announcements'],
    ['GET', `/api/billing/${team.projectId}/usage`],
    ['POST', `/api/billing/${team.projectId}/checkout`],
    ['POST', `/api/billing/${team.projectId}/portal`],
    ['GET', `/api/events?topics=${content.topic}`],
  ] as const;
  expect(await answers(addresses, anonymously)).toEqual(each(addresses, () => '401 not_signed_in'));
  const response = await anonymously('GET', `/api/content/${content.id}`);
  expect(response.headers.get('www-authenticate')).toBe('Bearer');
});

const secret = new TextEncoder().encode(team.jwtSecret);

function token(claims: object = {}) {
  const all = { role: 'authenticated', sub: owner.id, aud: 'authenticated', ...claims };
  return new SignJWT(all).setProtectedHeader({ alg: 'HS256' });
}

describe('a token that Supabase Auth did not give out, or no longer stands for, is refused', () => {
  const forged: [string, string, () => Promise<string> | string][] = [
    ['good but expired', 'session_expired', () => token().setExpirationTime('-1s').sign(secret)],
    ['without an expiry', 'session_invalid', () => token().sign(secret)],
    [
      'of another audience',
      'session_invalid',
      () => token({ aud: 'else' }).setExpirationTime('1h').sign(secret),
    ],
    [
      'of no audience',
      'session_invalid',
      () => token({ aud: undefined }).setExpirationTime('1h').sign(secret),
    ],
    [
      'of the server role',
      'session_invalid',
      () => token({ role: 'service_role' }).setExpirationTime('1h').sign(secret),
    ],
    ['for nobody', 'session_invalid', () => token({ sub: 'nobody' }).setExpirationTime('1h').sign(secret)],
    [
      'signed with another secret',
      'session_invalid',
      () =>
        token()
          .setExpirationTime('1h')
          .sign(new TextEncoder().encode('x'.repeat(64))),
    ],
    [
      'unsigned (alg: none)',
      'session_invalid',
      () =>
        new UnsecuredJWT({ role: 'authenticated', sub: owner.id, aud: 'authenticated' })
          .setExpirationTime('1h')
          .encode(),
    ],
    ['the publishable key', 'session_invalid', () => team.publishableKey],
    ['garbage', 'session_invalid', () => 'a.b.c'],
  ];
  test.each(forged)('%s', async (_name, code, make) => {
    const made = await make();
    const answered = await answers(routes(), (method, path) => withToken(made, method, path));
    expect(answered).toEqual(each(routes(), () => `401 ${code}`));
  });

  test('another scheme than Bearer', async () => {
    const response = await fetch(new URL(`/api/content/${content.id}`, team.url), {
      headers: { Authorization: 'Basic dXNlcjpwYXNz' },
    });
    expect(await outcome(response)).toBe('401 session_invalid');
  });
});

describe('rights', () => {
  test('to someone of another team, a project and its contents do not exist', async () => {
    const answered = await answers(routes(), (method, path) => outsider.call(method, path, body(method)));
    expect(answered).toEqual(each(routes(), () => '404 not_found'));
    expect(
      await outcome(
        await owner.call('POST', `/api/projects/${team.outsidersProjectId}/content`, { keyword: 'a' }),
      ),
    ).toBe('404 not_found');
  });

  test('a viewer reads and changes nothing', async () => {
    const answered = await answers(routes(), (method, path) => viewer.call(method, path, body(method)));
    expect(answered).toEqual(
      each(routes(), ([, , role]) => (role === 'editor' ? '403 role_too_low' : '200')),
    );
  });

  test('topics are given all or none, and the answer says which were refused', async () => {
    const foreign = (await createQuietContent(database, team.outsidersProjectId)).topic;
    const absent = 'content:00000000-0000-4000-8000-000000000000';
    const user = `user:${owner.id}`;
    const asked = [content.topic, foreign, absent, 'system', user, `project:${team.projectId}`];
    const refused = await readProblem(await viewer.call('GET', `/api/events?topics=${asked.join(',')}`));
    expect(refused).toMatchObject({ status: 403, code: 'topics_refused' });
    expect(refused['topics']).toEqual([foreign, absent, 'system', user]);
    const allowed = await viewer.call('GET', `/api/events?topics=${content.topic},user:${viewer.id}`);
    expect(await outcome(allowed)).toBe('200');
  });

  test('`userId` of the progress address names the signed-in person, or nobody is let in', async () => {
    const path = `/api/content/${content.id}/progress?userId=`;
    expect(await outcome(await owner.call('GET', path + owner.id))).toBe('200');
    expect(await outcome(await owner.call('GET', path + viewer.id))).toBe('401 user_mismatch');
    expect(await outcome(await owner.call('GET', path))).toBe('401 user_mismatch');
  });

  test('REST shows a stranger no row of it', async () => {
    const supabase = createClient(team.supabaseUrl, team.publishableKey, {
      accessToken: () => Promise.resolve(outsider.token),
    });
    const tables = ['contents', 'generations', 'generation_stages', 'project_members'];
    const seen = await Promise.all(tables.map((table) => supabase.from(table).select('*')));
    expect(seen.map(({ error }) => error)).toEqual(tables.map(() => null));
    expect(JSON.stringify(seen)).not.toContain(team.projectId);
    const { data } = await supabase.from('projects').select('id');
    expect(data?.map((project: { id: string }) => project.id)).not.toContain(team.projectId);
  });
});

function from(origin: string, method = 'GET', path = '/api/health') {
  return fetch(new URL(path, team.url), {
    method,
    headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' },
  });
}

test('a deleted content takes its events along', async () => {
  const content = await createQuietContent(database, team.projectId);
  await content.append({ type: 'progress', data: { text: 'a draft' } });
  await database.query('delete from public.contents where id = $1', [content.id]);
  const { rows } = await database.query(
    `select topic from events.topics where topic = $1 union all select topic from events.events where topic = $1`,
    [content.topic],
  );
  expect(rows).toEqual([]);
});

describe('origins', () => {
  test('a page of an origin that is not on the list is refused, whatever it asks', async () => {
    const addresses = [...routes(), ['OPTIONS', '/api/health'], ['POST', '/sign-in']] as const;
    const elsewhere = 'https://elsewhere.example';
    expect(await answers(addresses, (method, path) => from(elsewhere, method, path))).toEqual(
      each(addresses, () => '403 origin_not_allowed'),
    );
    expect((await from(elsewhere)).headers.get('access-control-allow-origin')).toBeNull();
    expect(await outcome(await from('null'))).toBe('403 origin_not_allowed');
  });

  test('our own pages may, and no answer ever allows everyone', async () => {
    const response = await from(team.url);
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe(team.url);
    expect(response.headers.get('vary')).toContain('Origin');
    const preflight = await from(team.url, 'OPTIONS');
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('last-event-id');
  });

  test('so may they behind a reverse proxy that names the host it was asked for', async () => {
    const response = await fetch(new URL('/api/health', team.url), {
      headers: { Origin: 'https://headway.example', 'X-Forwarded-Host': 'headway.example' },
    });
    expect(response.status).toBe(200);
  });
});
