import { eventually } from '@headway/testing/eventually';
import { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTeam } from './team.ts';
import { signIn, type Person } from './person.ts';
import { outcome } from './problem.ts';
import { createQuietContent } from './quiet-content.ts';
import { openRawStream } from './raw-stream.ts';
import { countStreams, startWebProcess, type WebProcess } from './web-process.ts';

const LIFETIME_MS = 2_000;
const MAX_STREAMS = 30;

const team = await createTeam();
const database = new Pool({ connectionString: team.databaseUrl });
let owner: Person;
/** Its streams end after LIFETIME_MS. */
let web: WebProcess;
/** Its streams last, and it has room for MAX_STREAMS. */
let narrow: WebProcess;
beforeAll(async () => {
  [web, narrow] = await Promise.all([
    startWebProcess(team, {
      HEADWAY_STREAM_LIFETIME: String(LIFETIME_MS / 1000),
      HEADWAY_ALLOWED_ORIGINS: 'https://one.example, https://two.example',
    }),
    startWebProcess(team, { HEADWAY_MAX_STREAMS: String(MAX_STREAMS) }),
  ]);
  owner = await signIn({ ...team, url: web.url }, 'owner');
});
afterAll(async () => {
  await Promise.all([web.stop(), narrow.stop()]);
  await database.end();
});

function open(topic: string, { cursor, at = web }: { cursor?: string | undefined; at?: WebProcess } = {}) {
  return openRawStream(new URL(`/api/events?topics=${topic}`, at.url), {
    headers: {
      Authorization: `Bearer ${owner.token}`,
      ...(cursor === undefined ? {} : { 'Last-Event-ID': cursor }),
    },
  });
}

test('a stream is closed at the end of its lifetime, between two messages, and goes on exactly', async () => {
  const content = await createQuietContent(database, team.projectId);
  const openedAt = performance.now();
  const stream = await open(content.topic);
  await stream.until((message) => message.data.type === 'snapshot');
  await content.append({ type: 'progress', data: { percentage: 1 } });
  await stream.ended;
  expect(performance.now() - openedAt).toBeGreaterThan(LIFETIME_MS * 0.9 - 50);
  await content.append({ type: 'progress', data: { percentage: 2 } });
  const again = await open(content.topic, { cursor: stream.messages.at(-1)?.id });
  await again.until((message) => message.data['percentage'] === 2);
  expect(again.messages.map((message) => message.data.type)).toEqual(['connected', 'progress']);
  again.close();
});

test('one reader too many is asked to come back, and nobody is thrown out for them', async () => {
  const content = await createQuietContent(database, team.projectId);
  const streams = await Promise.all(
    Array.from({ length: MAX_STREAMS }, () => open(content.topic, { at: narrow })),
  );
  const refused = await fetch(new URL(`/api/events?topics=${content.topic}`, narrow.url), {
    headers: { Authorization: `Bearer ${owner.token}` },
  });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await outcome(refused)).toBe('503 overloaded');
  await Promise.all(streams.map((stream) => stream.until((message) => message.data.type === 'snapshot')));
  await content.append({ type: 'progress', data: { percentage: 1 } });
  await Promise.all(streams.map((stream) => stream.until((message) => message.data['percentage'] === 1)));
  for (const stream of streams) stream.close();
});

test('the origins on the list may call, with their cookies', async () => {
  const response = await fetch(new URL('/api/health', web.url), {
    headers: { Origin: 'https://two.example' },
  });
  expect(response.status).toBe(200);
  expect(response.headers.get('access-control-allow-origin')).toBe('https://two.example');
  expect(response.headers.get('access-control-allow-credentials')).toBe('true');
});

test('asked to end, it tells every reader another moment to come back, and goes', async () => {
  const content = await createQuietContent(database, team.projectId);
  // Those of an earlier test.
  await eventually(async () => expect(await countStreams(narrow)).toBe(0));
  const streams = await Promise.all(
    Array.from({ length: MAX_STREAMS }, () =>
      openRawStream(new URL(`/api/content/${content.id}/progress`, narrow.url), {
        headers: { Authorization: `Bearer ${owner.token}` },
      }),
    ),
  );
  const stopped = narrow.stop();
  await Promise.all(streams.map((stream) => stream.ended));
  expect(await stopped).toBe(0);
  const last = streams.map((stream) => stream.retries.at(-1) ?? 0);
  expect(streams.map((stream) => stream.retries.length)).toEqual(streams.map(() => 2));
  expect(Math.max(...last) - Math.min(...last)).toBeGreaterThan(1_000);
});

test('a balancer is told that it drains, while it still serves', async () => {
  const other = await startWebProcess(team, { HEADWAY_DRAIN_SECONDS: '8' });
  const ask = (path: string) => fetch(new URL(path, other.url), { headers: { Connection: 'close' } });
  expect(await outcome(await ask('/api/health?ready'))).toBe('200');
  // the first page of a process takes seconds on a busy machine, which are not there while it drains
  expect((await ask('/sign-in')).status).toBe(200);
  const stopped = other.stop();
  await eventually(async () => {
    expect(await outcome(await ask('/api/health?ready'))).toBe('503 draining');
  });
  const [live, page] = await Promise.all([ask('/api/health?live'), ask('/sign-in')]);
  expect([await outcome(live), page.status]).toEqual(['200', 200]);
  expect(await stopped).toBe(0);
});

test('without what it needs to know it does not start', async () => {
  await expect(startWebProcess(team, { DATABASE_URL: '' })).rejects.toThrow('ended with code 1');
});
