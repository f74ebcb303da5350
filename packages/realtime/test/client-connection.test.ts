import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { startFaultServer, type FaultServer } from './client-fault-server.ts';
import { follow, openTab, until, type Tab } from './client-tab.ts';

let server: FaultServer;
let tab: Tab;

beforeEach(async () => {
  server = await startFaultServer();
  tab = openTab({ url: server.url });
});

afterEach(async () => {
  tab.client.close();
  await server.close();
});

test('begins with a snapshot and goes on with events', async () => {
  server.append('a', 1, 2);
  const a = follow(tab.client, 'a');
  await until(() => tab.client.status.get().state === 'live' && a.seen.length === 1);
  server.append('a', 3);
  await until(() => a.seen.length === 2);
  expect(a.seen).toEqual(['snapshot', 3]);
  expect(a.store.get()).toMatchObject({ state: [1, 2, 3], cursor: 'e1~3', error: null });
});

test('goes on exactly after what the server rendered', async () => {
  server.append('a', 1, 2, 3);
  const a = follow(tab.client, 'a', { state: [1], cursor: 'e1~1' });
  await until(() => a.seen.length === 2);
  expect(a.seen).toEqual([2, 3]);
  expect(a.store.get().state).toEqual([1, 2, 3]);
});

test('adds a topic without a snapshot of those it knows', async () => {
  server.append('a', 1);
  const a = follow(tab.client, 'a');
  await until(() => a.seen.length === 1);
  const b = follow(tab.client, 'b');
  await until(() => b.seen.length === 1);
  server.append('a', 2);
  server.append('b', 3);
  await until(() => a.seen.length === 2 && b.seen.length === 2);
  expect(a.seen).toEqual(['snapshot', 2]);
  expect(server.requests.map(({ topics, after }) => [topics.join(), after])).toEqual([
    ['a', null],
    ['a,b', 'e1~1.-'],
  ]);
});

test('subscribing and leaving in one tick opens one stream, and leaving for good closes it', async () => {
  const stops = [1, 2, 3].map((n) => {
    follow(tab.client, 'a').stop();
    return follow(tab.client, `topic-${n}`).stop;
  });
  await until(() => tab.client.status.get().state === 'live');
  expect(server.requests).toHaveLength(1);
  for (const stop of stops) stop();
  expect(tab.client.status.get().state).toBe('live');
  await until(() => tab.client.status.get().state === 'idle' && server.openStreams() === 0);
  expect(server.requests).toHaveLength(1);
});

test('coming back while the topic lingers neither reconnects nor repeats', async () => {
  const first = follow(tab.client, 'a');
  await until(() => first.seen.length === 1);
  first.stop();
  const { state, cursor } = first.store.get();
  const second = follow(tab.client, 'a', { state: state ?? [], cursor: cursor ?? '' });
  server.append('a', 7);
  await until(() => second.seen.length === 1);
  expect(second.seen).toEqual([1]);
  expect(server.requests).toHaveLength(1);
});

test('a later subscriber gets its snapshot from a stream of its own, and the first is not disturbed', async () => {
  const first = follow(tab.client, 'a');
  await until(() => first.seen.length === 1);
  server.append('a', 1, 2);
  await until(() => first.seen.length === 3);
  const second = follow(tab.client, 'a');
  await until(() => second.seen.length === 1);
  server.append('a', 3);
  await until(() => second.seen.length === 2 && first.seen.length === 4);
  expect(second.store.get().state).toEqual([1, 2, 3]);
  expect(first.seen).toEqual(['snapshot', 1, 2, 3]);
  expect(second.seen).toEqual(['snapshot', 3]);
  await until(() => server.openStreams() === 1);
  expect(tab.client.inspect().get().totals.catchUps).toBe(1);
});

test('a refused topic is told to its subscribers, and the rest goes on', async () => {
  server.intercept = (request) =>
    request.url?.includes('secret')
      ? {
          answer: {
            status: 403,
            headers: { 'content-type': 'application/problem+json' },
            body: JSON.stringify({ code: 'forbidden_topics', detail: 'Not yours.', topics: ['secret'] }),
          },
        }
      : undefined;
  const a = follow(tab.client, 'a');
  const secret = follow(tab.client, 'secret');
  await until(() => a.seen.length === 1);
  server.append('a', 1);
  await until(() => a.seen.length === 2);
  expect(secret.seen).toEqual(['error:forbidden']);
  expect(secret.store.get().error).toEqual({ topic: 'secret', code: 'forbidden', message: 'Not yours.' });
  expect(a.seen).toEqual(['snapshot', 1]);
  expect(server.requests).toHaveLength(2);
});

test("a proxy's own 404 refuses nothing: it is tried again", async () => {
  server.faults.push({ answer: { status: 404, headers: { 'content-type': 'text/html' }, body: '<h1>no' } });
  const a = follow(tab.client, 'a');
  await until(() => a.seen.length === 1);
  expect(a.seen).toEqual(['snapshot']);
});

test('401 refreshes the session once, then it is signed out, and comes back when asked', async () => {
  tab.client.close();
  let tokens = 0;
  tab = openTab({
    url: server.url,
    getToken: () => `token-${tokens}`,
    refreshSession: () => {
      tokens += 1;
      return true;
    },
  });
  const unauthorized = { answer: { status: 401 } };
  server.faults.push(unauthorized, {}, unauthorized, unauthorized);
  const a = follow(tab.client, 'a');
  await until(() => a.seen.length === 1);
  server.cutAll();
  await until(() => tab.client.status.get().reason === 'signed-out');
  expect(server.requests.map(({ authorization }) => authorization)).toEqual([
    'Bearer token-0',
    'Bearer token-1',
    'Bearer token-1',
    'Bearer token-2',
  ]);
  expect(tab.client.status.get()).toMatchObject({ state: 'closed', interrupted: true });
  server.append('a', 1);
  tab.client.reconnect();
  await until(() => a.seen.length === 2);
  expect(a.seen).toEqual(['snapshot', 1]);
});

test('503 waits as long as Retry-After says', async () => {
  server.faults.push({ answer: { status: 503, headers: { 'retry-after': '1' } } });
  const a = follow(tab.client, 'a');
  await until(() => tab.client.status.get().reason === 'refused');
  const { retryAt, state } = tab.client.status.get();
  expect(state).toBe('reconnecting');
  expect((retryAt ?? 0) - Date.now()).toBeGreaterThan(900);
  await until(() => a.seen.length === 1);
  expect(Date.now()).toBeGreaterThanOrEqual(retryAt ?? Infinity);
});

test('204 ends the requests until there is something new to follow', async () => {
  const a = follow(tab.client, 'a');
  await until(() => a.seen.length === 1);
  server.faults.push({ answer: { status: 204 } });
  server.cutAll();
  await until(() => tab.client.status.get().state === 'idle');
  expect(server.requests).toHaveLength(2);
  const b = follow(tab.client, 'b');
  await until(() => b.seen.length === 1);
  expect(a.seen).toEqual(['snapshot']);
});

test('a silent stream is given up after 2.5 heartbeats', async () => {
  tab.client.close();
  tab = openTab({ url: server.url, timings: { heartbeatMs: 20, retryBaseMs: 1, settleMs: 1 } });
  server.faults.push({ mute: true });
  const a = follow(tab.client, 'a');
  await until(() => a.seen.length === 1);
  expect(tab.client.inspect().get().reconnects).toMatchObject([{ reason: 'stalled', attempt: 1 }]);
});

test('a page that comes back gives a silent stream up before one that was there all along', async () => {
  tab.client.close();
  const timings = { heartbeatMs: 1_000, retryBaseMs: 1, settleMs: 1 };
  const other = await startFaultServer();
  const stayed = openTab({ url: other.url, timings });
  onTestFinished(async () => {
    stayed.client.close();
    await other.close();
  });
  tab = openTab({ url: server.url, timings });
  for (const one of [server, other]) one.faults.push({ mute: true });
  const [a, b] = [follow(tab.client, 'a'), follow(stayed.client, 'a')];
  await until(() => server.openStreams() === 1 && other.openStreams() === 1);
  tab.signal('visible');
  await until(() => a.seen.length === 1);
  expect(b.seen).toEqual([]);
  expect(tab.client.inspect().get().reconnects).toMatchObject([{ reason: 'stalled' }]);
});

test('a gap is counted and healed from the last good event', async () => {
  server.append('a', 1);
  server.faults.push({ skipEvent: 2 });
  const a = follow(tab.client, 'a');
  await until(() => a.seen.length === 1);
  server.append('a', 2, 3, 4);
  await until(() => a.seen.length === 4);
  expect(a.seen).toEqual(['snapshot', 2, 3, 4]);
  expect(tab.client.inspect().get()).toMatchObject({ totals: { gaps: 1 }, reconnects: [{ reason: 'gap' }] });
});

test('a gap that comes back is healed by a snapshot', async () => {
  const skip = { skipEvent: 1 };
  server.faults.push(skip, skip, skip);
  const a = follow(tab.client, 'a');
  await until(() => a.seen.length === 1);
  server.append('a', 1, 2);
  await until(() => a.seen.length === 2);
  expect(a.seen).toEqual(['snapshot', 'snapshot']);
  expect(a.store.get().state).toEqual([1, 2]);
});

test('offline shows at once, online connects at once', async () => {
  tab.client.close();
  tab = openTab({ url: server.url, timings: { retryBaseMs: 60_000, retryCapMs: 60_000, settleMs: 1 } });
  const a = follow(tab.client, 'a');
  await until(() => a.seen.length === 1);
  tab.goOffline();
  expect(tab.client.status.get()).toMatchObject({ state: 'offline', interrupted: true });
  await until(() => server.openStreams() === 0);
  server.append('a', 1);
  tab.goOnline();
  await until(() => a.seen.length === 2);
  expect(a.seen).toEqual(['snapshot', 1]);
});

test('a page that is put away holds nothing open, and is current when it is back', async () => {
  const a = follow(tab.client, 'a');
  await until(() => a.seen.length === 1);
  tab.signal('suspend');
  await until(() => server.openStreams() === 0);
  server.append('a', 1);
  tab.signal('resume');
  await until(() => a.seen.length === 2);
  expect(a.seen).toEqual(['snapshot', 1]);
});

test('another epoch and a pruned cursor are visible resets', async () => {
  server.append('a', 1);
  const a = follow(tab.client, 'a');
  await until(() => a.seen.length === 1);
  server.changeEpoch();
  await until(() => a.seen.length === 2);
  server.intercept = () => ({ answer: { status: 502 } });
  server.cutAll();
  await until(() => tab.client.status.get().reason === 'refused');
  server.append('a', 2);
  server.prune('a');
  server.intercept = undefined;
  await until(() => a.seen.length === 3);
  expect(a.seen).toEqual(['snapshot', 'reset:epoch', 'reset:pruned']);
  expect(a.store.get()).toMatchObject({ state: [1, 2], reset: 'pruned', cursor: 'e2~2' });
});

test('an event of another form is an error of its topic, and the next ones count', async () => {
  const a = follow(tab.client, 'a');
  await until(() => a.seen.length === 1);
  server.append('a', Number.NaN);
  await until(() => a.store.get().error !== null);
  expect(a.store.get().error?.code).toBe('invalid_data');
  server.append('a', 2);
  await until(() => a.seen.length === 3);
  expect(a.store.get()).toMatchObject({ state: [2], error: null, cursor: 'e1~2' });
});

test('more topics than one connection may carry take a second one', async () => {
  tab.client.close();
  tab = openTab({ url: server.url, maxTopics: 2 });
  const followed = ['a', 'b', 'c'].map((topic) => follow(tab.client, topic));
  await until(() => followed.every(({ seen }) => seen.length === 1));
  expect(server.openStreams()).toBe(2);
  for (const topic of ['a', 'b', 'c']) server.append(topic, 1);
  await until(() => followed.every(({ seen }) => seen.length === 2));
  expect(tab.client.status.get().state).toBe('live');
  for (const { stop } of followed) stop();
  await until(() => server.openStreams() === 0 && tab.client.status.get().state === 'idle');
  expect(server.requests.map(({ topics }) => topics.join())).toEqual(['a,b', 'c']);
});
