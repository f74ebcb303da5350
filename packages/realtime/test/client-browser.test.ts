import { randomUUID } from 'node:crypto';
import { launchWholeBrowser, openBrowser } from '@headway/testing/browser';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { RealtimeTimings } from '../src/client/index.ts';
import { startPageServer, type PageServer } from './client-page-server.ts';
import { until } from './client-tab.ts';

const SEEN_ALL = (count: number) => window.page.seen().length >= count;

const browser = await openBrowser();
let server: PageServer;
let context: BrowserContext;
let identity: string;

beforeAll(async () => {
  server = await startPageServer();
});

afterAll(() => server.close());

beforeEach(async () => {
  context = await browser.newContext();
  identity = randomUUID();
});

afterEach(async () => {
  await context.close();
  await until(() => server.openStreams() === 0);
});

async function openPage(topic: string, timings: Partial<RealtimeTimings> = {}): Promise<Page> {
  const page = await context.newPage();
  await page.goto(server.url);
  await followIn(page, topic, timings);
  return page;
}

async function followIn(page: Page, topic: string, timings: Partial<RealtimeTimings> = {}): Promise<void> {
  await page.waitForFunction(() => 'page' in window);
  await page.evaluate(([identity, topic, timings]) => window.page.follow(identity, topic, timings), [
    identity,
    topic,
    timings,
  ] as const);
  await page.waitForFunction(SEEN_ALL, 1);
}

async function findLeader(pages: Page[]): Promise<Page> {
  const roles = await Promise.all(pages.map((page) => page.evaluate(() => window.page.inspect().role)));
  const leader = pages[roles.indexOf('leader')];
  if (!leader) throw new Error(`nobody leads: ${roles.join()}`);
  return leader;
}

async function seenIn(pages: Page[], count: number): Promise<(string | number)[][]> {
  await Promise.all(pages.map((page) => page.waitForFunction(SEEN_ALL, count)));
  return Promise.all(pages.map((page) => page.evaluate(() => window.page.seen())));
}

function expected(events: number): (string | number)[] {
  return ['snapshot', ...Array.from({ length: events }, (_, n) => n + 1)];
}

test('twelve tabs hold one stream, and it moves as soon as its tab is closed', async () => {
  const topic = `twelve-${identity}`;
  // Nobody notices the silence of a leader: the stream moves because its tab is closed.
  const timings = { leaderSilenceMs: 3_600_000 };
  const pages = await Promise.all(Array.from({ length: 12 }, () => openPage(topic, timings)));
  await until(() => server.openStreams() === 1);
  await server.append(topic, 1, 2);
  for (const seen of await seenIn(pages, 3)) expect(seen).toEqual(expected(2));
  for (let round = 1; round <= 3; round += 1) {
    const leader = await findLeader(pages);
    pages.splice(pages.indexOf(leader), 1);
    const streams = server.streams();
    const closing = leader.close();
    await server.append(topic, round * 10);
    await closing;
    await until(() => server.streams() > streams);
    await server.append(topic, round * 10 + 1);
    for (const seen of await seenIn(pages, 3 + round * 2)) expect(seen).toEqual(expected(2 + round * 2));
    await until(() => server.openStreams() === 1);
  }
});

test('a tab that crashes takes nobody along', async () => {
  const topic = `crash-${identity}`;
  const pages = await Promise.all(Array.from({ length: 3 }, () => openPage(topic)));
  const leader = await findLeader(pages);
  pages.splice(pages.indexOf(leader), 1);
  // The page that crashes answers nothing any more, not even this.
  void leader.goto('chrome://crash').catch(() => undefined);
  await server.append(topic, 1);
  for (const seen of await seenIn(pages, 2)) expect(seen).toEqual(expected(1));
});

test('a frozen leader hands over, and is current when it is thawed', async () => {
  const topic = `frozen-${identity}`;
  const pages = await Promise.all(Array.from({ length: 3 }, () => openPage(topic)));
  const leader = await findLeader(pages);
  const awake = pages.filter((page) => page !== leader);
  const devtools = await context.newCDPSession(leader);
  await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
  await server.append(topic, 1, 2, 3);
  for (const seen of await seenIn(awake, 4)) expect(seen).toEqual(expected(3));
  await devtools.send('Page.setWebLifecycleState', { state: 'active' });
  await server.append(topic, 4);
  for (const seen of await seenIn(pages, 5)) expect(seen).toEqual(expected(4));
  await until(() => server.openStreams() === 1);
});

test('a leader whose thread is blocked is deposed, and steps down when it runs again', async () => {
  const topic = `blocked-${identity}`;
  const timings = { leaderSilenceMs: 300, leaderAnswerMs: 300 };
  const pages = await Promise.all(Array.from({ length: 3 }, () => openPage(topic, timings)));
  const leader = await findLeader(pages);
  const awake = pages.filter((page) => page !== leader);
  const blocked = leader.evaluate(() => {
    const end = Date.now() + 2_500;
    while (Date.now() < end);
  });
  await server.append(topic, 1, 2);
  for (const seen of await seenIn(awake, 3)) expect(seen).toEqual(expected(2));
  await blocked;
  await server.append(topic, 3);
  for (const seen of await seenIn(pages, 4)) expect(seen).toEqual(expected(3));
  await until(() => server.openStreams() === 1);
  expect(await leader.evaluate(() => window.page.inspect().role)).toBe('follower');
});

test('a network that goes and comes back loses nothing', async () => {
  const topic = `offline-${identity}`;
  const pages = await Promise.all(Array.from({ length: 2 }, () => openPage(topic)));
  await context.setOffline(true);
  for (const page of pages) {
    await page.waitForFunction(() => window.page.inspect().status.state === 'offline');
  }
  await until(() => server.openStreams() === 0);
  await server.append(topic, 1, 2);
  await context.setOffline(false);
  for (const seen of await seenIn(pages, 3)) expect(seen).toEqual(expected(2));
});

test('a page in the back/forward cache has no stream, and is up to date when the reader goes back to it', async () => {
  const topic = `kept-${identity}`;
  await using whole = await launchWholeBrowser();
  const page = await whole.newPage();
  await page.goto(server.url);
  await followIn(page, topic);
  await page.goto(`${server.url}/other`);
  await until(() => server.openStreams() === 0);
  await server.append(topic, 1, 2);
  // Nothing is loaded again, so there is no load to wait for.
  await page.goBack({ waitUntil: 'commit' });
  for (const seen of await seenIn([page], 3)) expect(seen).toEqual(expected(2));
  expect(await page.evaluate(() => window.page.wasKept)).toBe(true);
});

test('hooks paint what the server rendered, go on from there over one stream, and leave nothing', async () => {
  const topic = `app-${identity}`;
  await server.append(topic, 1, 2);
  const props = await server.props(identity, topic);
  await server.append(topic, 3);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  const streams = server.streams();
  await page.goto(`${server.url}/app?props=${encodeURIComponent(JSON.stringify(props))}`);
  expect(await page.textContent('#numbers')).toBe('1 2');
  expect(await page.getAttribute('#numbers', 'data-status')).toBe('stale');
  await page.evaluate((props) => window.page.hydrate(props), props);
  await page.waitForSelector('#numbers[data-status=live] >> text="1 2 3"');
  await page.waitForSelector('#connection >> text="live"');
  await server.append(topic, 100);
  await page.waitForSelector('#sum[data-ended=true][data-ends="1"][data-connected=true] >> text="106"');
  // Two components, one store, one subscription.
  await page.waitForSelector('#connection[data-subscribers="1"]');
  expect(server.streams()).toBe(streams + 1);
  await page.evaluate(() => window.page.unmount());
  await until(() => server.openStreams() === 0);
  expect(problems).toEqual([]);
});
