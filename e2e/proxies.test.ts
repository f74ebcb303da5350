import { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest';
import { z } from 'zod';
import { findDebianProgram } from '@headway/testing/debian-program';
import { signIn, type Person } from './person.ts';
import { haproxy, nginx, startProxy, type ProxyProcess } from './proxy-process.ts';
import { createQuietContent } from './quiet-content.ts';
import { openRawStream, type RawMessage } from './raw-stream.ts';

const EVENTS = 30;

const installation = inject('installation');
const database = new Pool({ connectionString: installation.databaseUrl });
let editor: Person;
/** The cursor of a reader who wants every event, and no state instead of the first ones. */
let start: string;
beforeAll(async () => {
  editor = await signIn(installation, 'editor');
  const { rows } = await database.query('select epoch from events.epoch');
  start = `${z.tuple([z.object({ epoch: z.string() })]).parse(rows)[0].epoch}~0`;
});
afterAll(() => database.end());

const ways = [
  { name: '`next start`, which compresses', kind: null },
  { name: 'nginx, which buffers', kind: nginx },
  { name: 'haproxy, which compresses', kind: haproxy },
];

const healthSchema = z.object({ streams: z.int() });

async function countStreams(): Promise<number> {
  const response = await fetch(new URL('/api/health', installation.url));
  return healthSchema.parse(await response.json()).streams;
}

const isEvent = ({ data }: RawMessage) => data['percentage'] !== undefined && data.type === 'progress';

// What is held back never arrives: no need to wait long for it.
describe.each(ways)('through $name', { timeout: 20_000 }, (way) => {
  const found = way.kind && findDebianProgram(way.kind.name);
  let { url } = installation;
  let proxy: ProxyProcess | undefined;
  beforeAll(async () => {
    if (!way.kind || !found?.program) return;
    proxy = await startProxy(way.kind, found.program, installation.url);
    ({ url } = proxy);
  });
  beforeEach(({ skip }) => skip(typeof found?.missing === 'string', found?.missing ?? ''));
  afterAll(() => proxy?.stop());

  function open(path: string, cursor = start) {
    return openRawStream(new URL(path, url), {
      headers: {
        Authorization: `Bearer ${editor.token}`,
        'Accept-Encoding': 'gzip, deflate, br',
        'Last-Event-ID': cursor,
      },
    });
  }

  test('what is not a stream is compressed', async () => {
    const response = await fetch(new URL('/sign-in', url));
    expect(response.headers.get('content-encoding')).toBe('gzip');
  });

  test.each([
    ['/api/events', (id: string) => `/api/events?topics=content:${id}`],
    ['the progress of one content', (id: string) => `/api/content/${id}/progress`],
  ])('each event of %s arrives by itself, at once, and in order', async (_, toPath) => {
    const content = await createQuietContent(database);
    const stream = await open(toPath(content.id));
    await stream.until((message) => message.data.type === 'connected');
    const delays: number[] = [];
    for (let n = 1; n <= EVENTS; n += 1) {
      await content.append({ type: 'progress', data: { percentage: n, detail: 'x'.repeat(40) } });
      const committedAt = performance.now();
      // Nothing follows that could push it out: held back, it would never arrive.
      await stream.until((message) => isEvent(message) && message.data['percentage'] === n);
      delays.push(performance.now() - committedAt);
    }
    const sent = Array.from({ length: EVENTS }, (_none, index) => index + 1);
    expect(stream.messages.filter(isEvent).map(({ data }) => data['percentage'])).toEqual(sent);
    expect(delays.toSorted((one, other) => one - other)[EVENTS / 2]).toBeLessThan(100);
    stream.close();

    await content.append({ type: 'progress', data: { percentage: EVENTS + 1 } });
    const again = await open(toPath(content.id), stream.messages.at(-1)?.id);
    await again.until((message) => message.data['percentage'] === EVENTS + 1);
    expect(again.messages.filter(isEvent)).toHaveLength(1);
    again.close();
  });

  test('a reader who goes is missed with the next events', async () => {
    const before = await countStreams();
    const content = await createQuietContent(database);
    const streams = await Promise.all(
      Array.from({ length: 5 }, () => open(`/api/events?topics=${content.topic}`)),
    );
    expect(await countStreams()).toBe(before + 5);
    for (const stream of streams) stream.close();
    await vi.waitFor(
      async () => {
        // A proxy may notice only when it has something to pass on.
        await content.append({ type: 'progress', data: { percentage: 1 } });
        expect(await countStreams()).toBe(before);
      },
      { timeout: 5_000, interval: 100 },
    );
  });
});
