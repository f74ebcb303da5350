import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RealtimeClient, RealtimeTimings } from '../src/client/index.ts';
import { startFaultServer, type FaultServer } from './client-fault-server.ts';
import { follow, openTab, TEST_TIMINGS, until, type Followed, type Tab } from './client-tab.ts';

let server: FaultServer;
let identity: string;
let tabs: Tab[];

beforeEach(async () => {
  server = await startFaultServer();
  identity = randomUUID();
  tabs = [];
});

afterEach(async () => {
  for (const tab of tabs) tab.client.close();
  await server.close();
});

function open(timings: RealtimeTimings = TEST_TIMINGS): Tab {
  const tab = openTab({ url: server.url, identity, timings });
  tabs.push(tab);
  return tab;
}

const roleOf = (tab: Tab): string => tab.client.inspect().get().role;

function leaderOf(among: Tab[]): Tab {
  const leader = among.find((tab) => roleOf(tab) === 'leader');
  if (!leader) throw new Error('nobody leads');
  return leader;
}

async function openTabs(count: number, topic = 'a', timings?: RealtimeTimings): Promise<Followed[]> {
  const followed = Array.from({ length: count }, () => follow(open(timings).client, topic));
  await until(() => followed.every(({ seen }) => seen.length === 1) && server.openStreams() === 1);
  return followed;
}

test('twelve tabs hold one stream, and each gets each event once', async () => {
  const followed = await openTabs(12);
  server.append('a', 1);
  server.append('a', 2, 3);
  await until(() => followed.every(({ seen }) => seen.length === 4));
  for (const { seen } of followed) expect(seen).toEqual(['snapshot', 1, 2, 3]);
  expect(server.openStreams()).toBe(1);
  expect(tabs.map(roleOf).filter((role) => role === 'leader')).toHaveLength(1);
  await until(() => tabs.every((tab) => tab.client.inspect().get().tabs === 12));
});

test('when the leader closes, the next goes on before anybody misses it, and no tab loses or repeats an event', async () => {
  const followed = await openTabs(5, 'a', { ...TEST_TIMINGS, leaderSilenceMs: 3_600_000 });
  const states = new Set<string>();
  for (const { client } of tabs) {
    client.status.subscribe(() => states.add(client === closing ? 'live' : client.status.get().state));
  }
  let closing: RealtimeClient | undefined;
  for (let round = 1; round <= 4; round += 1) {
    server.append('a', round * 10);
    closing = leaderOf(tabs).client;
    closing.close();
    server.append('a', round * 10 + 1);
    const left = followed.filter((_, index) => tabs[index]?.client.status.get().state !== 'closed');
    await until(() => left.every(({ store }) => store.get().state?.length === round * 2));
    for (const { seen } of left) {
      expect(seen).toEqual(['snapshot', ...Array.from({ length: round * 2 }, (_, n) => n + 1)]);
    }
    await until(() => server.openStreams() === 1);
  }
  expect(states).not.toContain('closed');
});

test('a leader that vanishes without a word is replaced', async () => {
  const followed = await openTabs(3);
  leaderOf(tabs).crash();
  server.append('a', 1);
  await until(() => followed.filter(({ seen }) => seen.length === 2).length >= 2);
  const alive = tabs.filter((tab) => tab.client.status.get().state !== 'closed');
  await until(() => alive.every((tab) => tab.client.inspect().get().tabs === 2));
  expect(alive.map(roleOf).toSorted()).toEqual(['follower', 'leader']);
});

test('a follower that vanishes takes its topics with it', async () => {
  await openTabs(2);
  const third = open();
  follow(third.client, 'only-here');
  const leader = leaderOf(tabs);
  await until(() => leader.client.inspect().get().connectionTopics === 2);
  third.crash();
  await until(() => leader.client.inspect().get().connectionTopics === 1);
  expect(leader.client.inspect().get().tabs).toBe(2);
});

test('a frozen leader is deposed, and is current when it is thawed', async () => {
  const followed = await openTabs(3);
  const frozen = leaderOf(tabs);
  const index = tabs.indexOf(frozen);
  frozen.freeze();
  server.append('a', 1, 2, 3);
  const awake = followed.filter((_, at) => at !== index);
  await until(() => awake.every(({ seen }) => seen.length === 4));
  frozen.thaw();
  server.append('a', 4);
  await until(() => followed.every(({ seen }) => seen.length === 5) && server.openStreams() === 1);
  for (const { seen } of followed) expect(seen).toEqual(['snapshot', 1, 2, 3, 4]);
  expect(tabs.map(roleOf).toSorted()).toEqual(['follower', 'follower', 'leader']);
});

test('a frozen follower is current when it is thawed, even if messages were lost', async () => {
  const followed = await openTabs(2);
  const follower = tabs.find((tab) => roleOf(tab) === 'follower');
  follower?.signal('suspend');
  server.append('a', 1, 2);
  follower?.signal('resume');
  server.append('a', 3);
  await until(() => followed.every(({ seen }) => seen.length === 4));
  for (const { seen } of followed) expect(seen).toEqual(['snapshot', 1, 2, 3]);
});

test('a tab that joins late gets its snapshot and disturbs nobody', async () => {
  const followed = await openTabs(2);
  server.append('a', 1);
  await until(() => followed.every(({ seen }) => seen.length === 2));
  const requests = server.requests.length;
  const late = follow(open().client, 'a');
  await until(() => late.seen.length === 1);
  server.append('a', 2);
  await until(() => [...followed, late].every(({ store }) => store.get().state?.length === 2));
  expect(late.seen).toEqual(['snapshot', 2]);
  expect(followed.map(({ seen }) => seen)).toEqual([
    ['snapshot', 1, 2],
    ['snapshot', 1, 2],
  ]);
  expect(server.requests).toHaveLength(requests + 1);
  await until(() => server.openStreams() === 1);
});

test('a tab whose page was rendered a while ago goes on from there', async () => {
  const followed = await openTabs(1);
  server.append('a', 1, 2, 3);
  await until(() => followed.every(({ seen }) => seen.length === 4));
  const rendered = follow(open().client, 'a', { state: [1], cursor: `${server.epoch()}~1` });
  await until(() => rendered.seen.length === 2);
  expect(rendered.seen).toEqual([2, 3]);
});

test('tabs with different topics share a stream for all of them', async () => {
  const followed = ['a', 'b', 'c'].map((topic) => follow(open().client, topic));
  await until(() => followed.every(({ seen }) => seen.length === 1));
  for (const topic of ['a', 'b', 'c']) server.append(topic, 1);
  await until(() => followed.every(({ seen }) => seen.length === 2) && server.openStreams() === 1);
  expect(followed.map(({ seen }) => seen)).toEqual(Array.from({ length: 3 }, () => ['snapshot', 1]));
});

test('other people in the same browser share nothing', async () => {
  await openTabs(2);
  const other = openTab({ url: server.url, identity: randomUUID() });
  tabs.push(other);
  const followed = follow(other.client, 'a');
  await until(() => followed.seen.length === 1);
  expect(server.openStreams()).toBe(2);
  expect(other.client.inspect().get()).toMatchObject({ role: 'leader', tabs: 1 });
});

test('without locks, channel or identity a tab has a connection of its own', async () => {
  const alone = [
    openTab({ url: server.url }),
    openTab({ url: server.url, identity, lacks: ['locks'] }),
    openTab({ url: server.url, identity, lacks: ['openChannel'] }),
  ];
  tabs.push(...alone);
  const followed = alone.map((tab) => follow(tab.client, 'a'));
  await until(() => followed.every(({ seen }) => seen.length === 1));
  expect(alone.map(roleOf)).toEqual(['alone', 'alone', 'alone']);
});

test('a refusal reaches the tab that follows the topic', async () => {
  server.intercept = (request) =>
    request.url?.includes('secret')
      ? {
          answer: {
            status: 404,
            headers: { 'content-type': 'application/problem+json' },
            body: JSON.stringify({ code: 'unknown_topics', title: 'Unknown topics', topics: ['secret'] }),
          },
        }
      : undefined;
  const followed = await openTabs(2);
  const secrets = tabs.map((tab) => follow(tab.client, 'secret'));
  await until(() => secrets.every(({ seen }) => seen.length > 0));
  server.append('a', 1);
  await until(() => followed.every(({ seen }) => seen.length === 2));
  for (const { seen } of secrets) expect(seen).toEqual(['error:not_found']);
});

test('what the connection is like is the same in every tab', async () => {
  await openTabs(3);
  server.intercept = () => ({ answer: { status: 503, headers: { 'retry-after': '600' } } });
  server.cutAll();
  await until(() => tabs.every((tab) => tab.client.status.get().reason === 'refused'));
  server.intercept = undefined;
  const follower = tabs.find((tab) => roleOf(tab) === 'follower');
  follower?.signal('visible');
  await until(() => tabs.every((tab) => tab.client.status.get().state === 'live'));
  expect(server.openStreams()).toBe(1);
});

test('a page opened after signing in again brings the others back', async () => {
  const followed = await openTabs(2);
  server.intercept = () => ({ answer: { status: 401 } });
  server.cutAll();
  await until(() => tabs.every((tab) => tab.client.status.get().reason === 'signed-out'));
  server.intercept = undefined;
  server.append('a', 1);
  follow(open().client, 'a');
  await until(() => tabs.every((tab) => tab.client.status.get().state === 'live'));
  await until(() => followed.every(({ seen }) => seen.length === 2));
  expect(followed.map(({ seen }) => seen)).toEqual(followed.map(() => ['snapshot', 1]));
});

test('nothing stays behind', async () => {
  const followed = await openTabs(4);
  for (const { stop } of followed) stop();
  await until(() => server.openStreams() === 0);
  await until(() => tabs.every((tab) => tab.client.status.get().state === 'idle'));
  const { held, pending } = await navigator.locks.query();
  const mine = [...(held ?? []), ...(pending ?? [])].filter((lock) => lock.name?.includes(identity));
  expect(mine).toEqual([]);
});
