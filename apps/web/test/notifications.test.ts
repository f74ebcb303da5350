import type { Notification } from '@headway/notifications';
import {
  inboxSchema,
  NO_USER_STATE,
  reduceUser,
  userEventSchema,
  userTopic,
  type UserState,
} from '@headway/topics/user';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { DELETE as withdraw } from '@/app/api/notifications/announcements/[id]/route.ts';
import { GET as listAnnouncements, POST as announce } from '@/app/api/notifications/announcements/route.ts';
import { GET as getPreferences, PUT as putPreference } from '@/app/api/notifications/preferences/route.ts';
import { POST as mark } from '@/app/api/notifications/read/route.ts';
import { GET as list } from '@/app/api/notifications/route.ts';
import { readInbox } from '@/features/notifications/server/read-inbox.ts';
import { verifyAccessToken } from '@/server/auth/access-token.ts';
import { startTestWeb, type Person, type TestWeb } from '@/test/support/test-web.ts';

const HOSTILE = `<img src=x onerror=alert(1)>"'; drop table notifications; -- \u202e`;
let web: TestWeb;
beforeAll(async () => {
  web = await startTestWeb();
});
afterAll(() => web[Symbol.asyncDispose]());

/** Tells a person of a failed generation with this keyword. */
async function tell(person: Person, keyword: string, dedupe = keyword): Promise<boolean> {
  const { rows } = await web.db.query<{ told: boolean }>(
    `select private.notify($1, 'generation_failed', $2, 'a thread', $3) as told`,
    [person.id, dedupe, { keyword, code: 'internal' }],
  );
  return rows[0]?.told ?? false;
}

async function readSnapshot(person: Person) {
  const { rows } = await web.db.query<{ state: unknown }>('select events.snapshot($1) as state', [
    userTopic(person.id),
  ]);
  return inboxSchema.parse(rows[0]?.state);
}

/** Folds the events of the person's topic from the first one on, as a page does. */
async function foldTopic(person: Person): Promise<UserState> {
  const { rows } = await web.db.query(
    `select data || jsonb_build_object('type', type) as event
       from events.events where topic = $1 order by seq`,
    [userTopic(person.id)],
  );
  const parsed = z.array(z.object({ event: userEventSchema })).parse(rows);
  return parsed.reduce((state, { event }) => reduceUser(state, event), NO_USER_STATE);
}

function byId(a: Notification, b: Notification): number {
  return a.id < b.id ? -1 : 1;
}

/** The snapshot and the fold of the events are the same, whatever order of equals they have. */
async function expectSoundTopic(person: Person): Promise<void> {
  const [state, folded] = [await readSnapshot(person), await foldTopic(person)];
  expect(folded.unread).toBe(state.unread);
  expect(folded.notifications.toSorted(byId)).toEqual(state.notifications.toSorted(byId));
}

async function markAs(person: Person, ids: string[] | null, read: boolean): Promise<string[]> {
  const response = await web.call(person, mark, { body: { ids, read } });
  expect(response.status).toBe(200);
  return z.object({ changed: z.array(z.uuid()) }).parse(await response.json()).changed;
}

async function readPage(person: Person, query = '') {
  const response = await web.call(person, list, { query });
  return z
    .object({ notifications: inboxSchema.shape.notifications, next: z.string().nullable() })
    .parse(await response.json());
}

test('what is told at the same time is counted truly, marked, undone and paged', async () => {
  const person = await web.createPerson();
  const keywords = Array.from({ length: 25 }, (_, index) => (index === 0 ? HOSTILE : `keyword ${index}`));
  const told = await Promise.all([...keywords, ...keywords].map((keyword) => tell(person, keyword)));
  expect(told.filter(Boolean)).toHaveLength(25);
  expect((await readSnapshot(person)).unread).toBe(25);
  await expectSoundTopic(person);

  const seen = new Set<string>();
  for (let next: string | null = ''; next !== null;) {
    const page = await readPage(person, `limit=7${next && `&before=${next}`}`);
    for (const { data } of page.notifications) if ('keyword' in data) seen.add(data.keyword);
    next = page.next;
  }
  expect(seen).toEqual(new Set(keywords));

  const [first, second] = (await readSnapshot(person)).notifications;
  const ids = [first?.id ?? '', second?.id ?? ''];
  expect((await markAs(person, ids, true)).toSorted()).toEqual(ids.toSorted());
  expect(await markAs(person, ids, true)).toEqual([]);
  expect((await readPage(person, 'unread=1')).notifications).toHaveLength(23);
  const all = await markAs(person, null, true);
  expect(all).toHaveLength(23);
  expect((await readSnapshot(person)).unread).toBe(0);
  const user = await verifyAccessToken(person.token);
  if (typeof user === 'string') throw new Error(user);
  // 25 told, 1 marked by name, 1 by all
  expect(await readInbox(user)).toEqual({
    inbox: await readSnapshot(person),
    cursor: expect.stringMatching(/~27$/),
  });
  expect(await markAs(person, all, false)).toHaveLength(23);
  expect((await readSnapshot(person)).unread).toBe(23);
  await expectSoundTopic(person);
});

test('people choose what they hear of', async () => {
  const person = await web.createPerson();
  const before = z.looseObject({}).parse(await (await web.call(person, getPreferences)).json());
  expect(before).toMatchObject({ emailConfigured: false, preferences: expect.any(Array) });
  const choose = (inApp: boolean, email: string) =>
    web.call(person, putPreference, { body: { kind: 'generation_failed', inApp, email } });
  expect((await choose(false, 'hourly')).status).toBe(422);
  expect((await choose(false, 'off')).status).toBe(200);
  expect(await tell(person, 'not wanted')).toBe(false);
  expect((await choose(false, 'now')).status).toBe(200);
  expect(await tell(person, 'by mail only')).toBe(true);
  expect(await readSnapshot(person)).toEqual({ unread: 0, notifications: [] });
  expect((await readPage(person)).notifications).toEqual([]);
  expect(await (await web.call(person, getPreferences)).json()).toMatchObject({
    preferences: expect.arrayContaining([{ kind: 'generation_failed', inApp: false, email: 'now' }]),
  });
});

test('nobody reads, writes or marks what others were told', async () => {
  const [person, other] = [await web.createPerson(), await web.createPerson()];
  await tell(person, 'private');
  const [{ id } = { id: '' }] = (await readSnapshot(person)).notifications;
  expect(await (await web.rest(other, 'GET', 'notifications')).json()).toEqual([]);
  expect(await (await web.rest(person, 'GET', 'notifications?select=id')).json()).toEqual([{ id }]);
  expect((await web.rest(null, 'GET', 'notifications')).status).toBe(401);
  const forged = {
    user_id: other.id,
    kind: 'announcement',
    thread_key: 'a',
    dedupe_key: 'a',
    in_app: true,
    email: 'off',
  };
  expect((await web.rest(person, 'POST', 'notifications', forged)).status).toBe(403);
  expect((await web.rest(person, 'PATCH', `notifications?id=eq.${id}`, { read_at: null })).status).toBe(403);
  expect((await web.rest(person, 'DELETE', `notifications?id=eq.${id}`)).status).toBe(403);
  expect(await markAs(other, [id], true)).toEqual([]);
  expect(
    await (await web.rest(other, 'POST', 'rpc/mark_notifications', { ids: [id], read: true })).json(),
  ).toEqual([]);
  const preference = { user_id: person.id, kind: 'mention', in_app: false };
  expect((await web.rest(other, 'POST', 'notification_preferences', preference)).status).toBe(403);
  expect((await web.rest(person, 'POST', 'notification_preferences', preference)).status).toBe(201);
  expect(await (await web.rest(other, 'GET', 'notification_preferences')).json()).toEqual([]);
  expect((await web.rest(other, 'POST', 'rpc/notify', { recipient: person.id })).status).toBe(404);
  expect((await readSnapshot(person)).unread).toBe(1);
});

test('operators announce to everybody, others do not', async () => {
  const [operator, person] = [await web.createPerson(), await web.createPerson()];
  await web.db.query('insert into private.operators (user_id) values ($1)', [operator.id]);
  const body = { title: HOSTILE, body: 'Back at noon.', path: '/notifications' };
  const refused = await web.call(person, announce, { body });
  expect(await refused.json()).toMatchObject({ status: 403, code: 'operators_only' });
  expect((await web.rest(person, 'POST', 'rpc/announce', { title: 'a', body: 'b' })).status).toBe(403);
  for (const path of [
    '//elsewhere.test',
    'https://elsewhere.test',
    '/\\elsewhere.test',
    'javascript:alert(1)',
  ]) {
    expect((await web.call(operator, announce, { body: { ...body, path } })).status).toBe(422);
    expect((await web.rest(operator, 'POST', 'rpc/announce', { ...body, path })).status).toBe(400);
  }
  expect((await web.call(operator, announce, { body })).status).toBe(201);
  const [told] = (await readSnapshot(person)).notifications;
  expect(told).toMatchObject({
    kind: 'announcement',
    data: { title: HOSTILE.trim(), path: '/notifications' },
  });
  await markAs(person, null, true);

  const readList = async () => (await web.call(operator, listAnnouncements)).json();
  const { rows } = await web.db.query('select count(*)::integer as people from auth.users');
  const { people } = z.object({ people: z.int() }).parse(rows[0]);
  const id = told?.threadKey.split(':')[1];
  expect(await readList()).toMatchObject({
    people,
    announcements: [{ id, title: HOSTILE.trim(), body: 'Back at noon.', told: people, read: 1 }],
  });
  expect(await (await web.call(person, listAnnouncements)).json()).toMatchObject({ code: 'operators_only' });

  const params = { id: id ?? '' };
  const forbidden = await web.call(person, withdraw, { params });
  expect(await forbidden.json()).toMatchObject({ code: 'operators_only' });
  expect(await (await web.call(operator, withdraw, { params })).json()).toEqual({ removed: people });
  expect((await readSnapshot(person)).notifications).toEqual([]);
  expect(await (await web.call(operator, withdraw, { params })).json()).toMatchObject({ code: 'not_found' });
  expect(await readList()).toMatchObject({ announcements: [] });
  await expectSoundTopic(person);
});

test('who is let in or put out hears so; who comes and goes by themselves does not', async () => {
  const [owner, invited, leaver] = [
    await web.createPerson(),
    await web.createPerson(),
    await web.createPerson(),
  ];
  const projectId = await web.createProject(owner, { viewer: leaver });
  const member = { project_id: projectId, user_id: invited.id, role: 'editor' };
  expect((await web.rest(owner, 'POST', 'project_members', member)).status).toBe(201);
  const path = `project_members?project_id=eq.${projectId}&user_id=eq.`;
  expect((await web.rest(owner, 'DELETE', `${path}${invited.id}`)).status).toBe(200);
  expect((await web.rest(leaver, 'DELETE', `${path}${leaver.id}`)).status).toBe(200);
  const kinds = async (person: Person) =>
    (await readSnapshot(person)).notifications.map(({ kind }) => kind).toSorted();
  expect(await kinds(invited)).toEqual(['member_added', 'member_removed']);
  expect(await kinds(leaver)).toEqual(['member_added']);
  expect((await readSnapshot(owner)).notifications).toEqual([]);
  await web.rest(owner, 'DELETE', `projects?id=eq.${projectId}`);
  expect(await readSnapshot(invited)).toEqual({ unread: 0, notifications: [] });
  await expectSoundTopic(invited);
});
