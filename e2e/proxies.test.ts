import { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTeam } from './team.ts';
import { z } from 'zod';
import { eventually } from '@headway/testing/eventually';
import { findDebianProgram } from '@headway/testing/debian-program';
import { signIn, type Person } from './person.ts';
import { haproxy, nginx, startProxy, type ProxyProcess } from './proxy-process.ts';
import { createQuietContent, type QuietContent } from './quiet-content.ts';
import { openRawStream, type RawMessage } from './raw-stream.ts';
import { countStreams, startWebProcess, type WebProcess } from './web-process.ts';

const EVENTS = 30;

const team = await createTeam();
const database = new Pool({ connectionString: team.databaseUrl });
let editor: Person;
/** All streams of a process are counted, so nobody else may use it. */
let web: WebProcess;
/** The cursor of a reader who wants every event, and no state instead of the first ones. */
let start: string;
beforeAll(async () => {
  [editor, web] = await Promise.all([signIn(team, 'editor'), startWebProcess(team)]);
  const { rows } = await database.query('select epoch from events.epoch');
  start = `${z.tuple([z.object({ epoch: z.string() })]).parse(rows)[0].epoch}~0`;
});
afterAll(async () => {
  await web.stop();
  await database.end();
});

const ways = [
  { name: '`next start`, which compresses', kind: null },
  { name: 'nginx, which buffers', kind: nginx },
  { name: 'haproxy, which compresses', kind: haproxy },
];

/** Resolves when no stream is open. A proxy may notice that a reader has gone only when it has an event to pass on. */
async function untilNoStream(content: QuietContent): Promise<void> {
  await eventually(async () => {
    await content.append({ type: 'progress', data: { percentage: 1 } });
    expect(await countStreams(web)).toBe(0);
  });
}

const isEvent = ({ data }: RawMessage) => data['percentage'] !== undefined && data.type === 'progress';

// What is held back never arrives: no need to wait long for it.
describe.each(ways)('through $name', { timeout: 20_000 }, (way) => {
  const found = way.kind && findDebianProgram(way.kind.name);
  let url: string;
  let proxy: ProxyProcess | undefined;
  beforeAll(async () => {
    if (way.kind && found?.program) proxy = await startProxy(way.kind, found.program, web.url);
    ({ url } = proxy ?? web);
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
  ])('each event of %s arrives before the next one is written, and in order', async (_, toPath) => {
    const content = await createQuietContent(database, team.projectId);
    const stream = await open(toPath(content.id));
    await stream.until((message) => message.data.type === 'connected');
    for (let n = 1; n <= EVENTS; n += 1) {
      await content.append({ type: 'progress', data: { percentage: n, detail: 'x'.repeat(40) } });
      // Nothing follows that could push it out: held back, it would never arrive.
      await stream.until((message) => isEvent(message) && message.data['percentage'] === n);
    }
    const sent = Array.from({ length: EVENTS }, (_none, index) => index + 1);
    expect(stream.messages.filter(isEvent).map(({ data }) => data['percentage'])).toEqual(sent);
    stream.close();

    await content.append({ type: 'progress', data: { percentage: EVENTS + 1 } });
    const again = await open(toPath(content.id), stream.messages.at(-1)?.id);
    await again.until((message) => message.data['percentage'] === EVENTS + 1);
    expect(again.messages.filter(isEvent)).toHaveLength(1);
    again.close();
    await untilNoStream(content);
  });

  test('a reader who goes is missed with the next events', async () => {
    const content = await createQuietContent(database, team.projectId);
    const streams = await Promise.all(
      Array.from({ length: 5 }, () => open(`/api/events?topics=${content.topic}`)),
    );
    expect(await countStreams(web)).toBe(5);
    for (const stream of streams) stream.close();
    await untilNoStream(content);
  });
});
