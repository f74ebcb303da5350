import { reduceGeneration } from '@headway/topics/content';
import { SignJWT } from 'jose';
import { Pool } from 'pg';
import { eventually } from '@headway/testing/eventually';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createTeam } from './team.ts';
import { z } from 'zod';
import { requestGeneration, signIn, type Person } from './person.ts';
import { outcome } from './problem.ts';
import { readProgress } from './progress-reader.ts';
import { createQuietContent } from './quiet-content.ts';
import { openRawStream, type RawMessage, type RawStreamOptions } from './raw-stream.ts';
import { startWebProcess } from './web-process.ts';

const team = await createTeam();
const database = new Pool({ connectionString: team.databaseUrl });
let editor: Person;
/** The cursor of a reader who wants everything from the first event on, and no state instead of it. */
let start: string;
beforeAll(async () => {
  editor = await signIn(team, 'editor');
  const { rows } = await database.query('select epoch from events.epoch');
  start = `${z.tuple([z.object({ epoch: z.string() })]).parse(rows)[0].epoch}~0`;
});
afterAll(() => database.end());

function open(path: string, { headers, ...options }: RawStreamOptions = {}, token = editor.token) {
  const authorization = { Authorization: `Bearer ${token}` };
  return openRawStream(new URL(path, team.url), {
    ...options,
    headers: { ...authorization, ...headers },
  });
}

const pageSchema = z.object({
  events: z.array(z.looseObject({ seq: z.int() })),
  cursor: z.string(),
  epoch: z.string(),
  more: z.boolean(),
});

/** The whole history of a content, page by page. */
async function readHistory(id: string, limit = 500) {
  const events: z.infer<typeof pageSchema>['events'] = [];
  for (let after = ''; ;) {
    const response = await editor.call('GET', `/api/content/${id}/events?limit=${limit}${after}`);
    const page = pageSchema.parse(await response.json());
    events.push(...page.events);
    if (!page.more) return { events, epoch: page.epoch, cursor: page.cursor };
    after = `&after=${page.cursor}`;
  }
}

const isEvent = (message: RawMessage) => 'seq' in message.data && message.data.type !== 'snapshot';

describe('the stream of one content', () => {
  test('a generation, cut again and again at random bytes, arrives exactly as its history has it', async () => {
    const { contentId } = await requestGeneration(editor, team.projectId, 'streaming text');
    const path = `/api/content/${contentId}/progress`;
    const received: unknown[] = [];
    let cursor = start;
    let connections = 0;
    // What one connection may bring, doubled while that is less than the next message.
    let mostBytes = 2_000;
    for (;;) {
      connections += 1;
      const cutAfterBytes = 1 + Math.floor(Math.random() * mostBytes);
      const stream = await open(path, { cutAfterBytes, headers: { 'Last-Event-ID': cursor } });
      if (stream.status === 204) break;
      expect(stream.status).toBe(200);
      await stream.ended;
      expect(stream.messages.filter((message) => message.data.type === 'reset')).toEqual([]);
      const events = stream.messages.filter(isEvent);
      received.push(...events.map((message) => message.data));
      cursor = events.at(-1)?.id ?? cursor;
      mostBytes = events.length === 0 ? mostBytes * 2 : 2_000;
    }
    const { events } = await readHistory(contentId);
    expect(connections).toBeGreaterThan(10);
    expect(events.length).toBeGreaterThan(20);
    expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
    expect(received).toEqual(events);
  });

  test('a reader who was there from the start folds what it heard into what the server stored', async () => {
    const { contentId } = await requestGeneration(editor, team.projectId, 'caching and revalidation');
    const { messages } = await readProgress(editor, contentId);
    const folded = messages.map((message) => message.event).reduce(reduceGeneration, null);
    const response = await editor.call('GET', `/api/content/${contentId}`);
    expect(await response.json()).toMatchObject({ state: folded, content: { status: 'complete' } });
  });

  test('what has ended is told once more, with its end, and a reader of the end is sent home', async () => {
    const content = await createQuietContent(database, team.projectId);
    const error = { error: 'Nothing was found.', code: 'too_few_results', retryable: false };
    await content.append({ type: 'progress', data: { percentage: 5 } }, { type: 'error', data: error });
    const path = `/api/content/${content.id}/progress`;
    const stream = await open(path);
    await stream.ended;
    expect(stream.messages.map((message) => message.data)).toMatchObject([
      { type: 'connected', contentId: content.id },
      { type: 'error', ...error, seq: 2 },
    ]);
    const end = stream.messages.at(-1)?.id ?? '';
    expect((await open(path, { headers: { 'Last-Event-ID': end } })).status).toBe(204);
    expect((await open(`${path}?after=${end}`)).status).toBe(204);
    // Tried again, it goes on.
    await content.append({ type: 'progress', data: { percentage: 6 } });
    const again = await open(`${path}?after=${end}`);
    await again.until((message) => message.data['percentage'] === 6);
    again.close();
  });

  test('its messages are those of ADR-007: unnamed, and of four types', async () => {
    const content = await createQuietContent(database, team.projectId);
    const stream = await open(`/api/content/${content.id}/progress?after=${start}`);
    await content.append({ type: 'progress', data: { percentage: 5 } });
    await stream.until((message) => message.data['percentage'] === 5);
    expect(stream.headers).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    stream.close();
  });
});

describe('cursors that cannot be served are answered with a reset and the state, never with silence', () => {
  test.each([
    ['malformed', () => 'no cursor'],
    ['malformed', () => `${'9'.repeat(5_000)}~1`],
    ['epoch', () => 'anotherepoch~1'],
    ['future', (epoch: string) => `${epoch}~999999`],
    ['pruned', (epoch: string) => `${epoch}~0`],
  ])('%s', async (reason, make) => {
    const content = await createQuietContent(database, team.projectId);
    await content.append({ type: 'progress', data: { percentage: 5 } });
    const { epoch } = await readHistory(content.id);
    if (reason === 'pruned') {
      await database.query('select events.append($1, $2, $3, true)', [content.topic, 'progress', '{}']);
      await database.query('select events.prune($1)', [content.topic]);
    }
    for (const path of [`/api/content/${content.id}/progress`, `/api/events?topics=${content.topic}`]) {
      const stream = await open(path, { headers: { 'Last-Event-ID': make(epoch) } });
      expect(await stream.until((message) => message.data.type === 'reset')).toMatchObject({
        data: { reason, topics: [content.topic] },
      });
      // And from there on it lives.
      await content.append({ type: 'progress', data: { percentage: 6 } });
      await stream.until((message) => message.data['percentage'] === 6);
      stream.close();
    }
  });

  test('the history says so by its status', async () => {
    const content = await createQuietContent(database, team.projectId);
    const ask = async (query: string) =>
      outcome(await editor.call('GET', `/api/content/${content.id}/events?${query}`));
    const { epoch } = await readHistory(content.id);
    expect(await ask('after=no')).toBe('400 malformed_cursor');
    expect(await ask(`after=${epoch}~5`)).toBe('400 cursor_from_future');
    expect(await ask('after=anotherepoch~0')).toBe('410 cursor_expired');
    for (const limit of ['0', '501', '1.5', 'many'])
      expect(await ask(`limit=${limit}`)).toBe('400 malformed_query');
  });
});

test('several topics over one connection, resumed exactly', async () => {
  const contents = await Promise.all(
    Array.from({ length: 3 }, () => createQuietContent(database, team.projectId)),
  );
  const path = `/api/events?topics=${contents.map((content) => content.topic).join(',')}`;
  const first = await open(path);
  await first.until(({ data }) => data.type === 'snapshot' && data['topic'] === contents[2]?.topic);
  const appendTo = async (from: number) => {
    for (let n = from; n < from + 30; n += 1)
      await contents[n % 3]?.append({ type: 'progress', data: { percentage: n } });
  };
  await appendTo(0);
  await first.until((message) => message.data['percentage'] === 20);
  first.close();
  const cursor = first.messages.findLast((message) => message.id)?.id ?? '';
  await appendTo(30);
  const second = await open(path, { headers: { 'Last-Event-ID': cursor } });
  await second.until((message) => message.data['percentage'] === 59);
  second.close();
  const heard = [...first.messages, ...second.messages].filter(isEvent).map((message) => message.data);
  for (const content of contents) {
    const { events } = await readHistory(content.id, 7);
    expect(heard.filter((data) => data['topic'] === content.topic)).toEqual(events);
  }
});

test('each event arrives before the next one is written, though answers are compressed', async () => {
  const content = await createQuietContent(database, team.projectId);
  const stream = await open(`/api/content/${content.id}/progress`, {
    headers: { 'Accept-Encoding': 'gzip, deflate, br', 'Last-Event-ID': start },
  });
  expect(stream.headers['content-encoding']).toBeUndefined();
  for (let n = 0; n < 20; n += 1) {
    await content.append({ type: 'progress', data: { percentage: n, detail: 'x'.repeat(40) } });
    await stream.until((message) => message.data['percentage'] === n);
  }
  expect(stream.messages.filter(isEvent)).toHaveLength(20);
  stream.close();
});

describe('a stream lasts no longer than the right to it', () => {
  test('it ends with the session, and a fresh one goes on without a gap', async () => {
    const content = await createQuietContent(database, team.projectId);
    const expiresAt = Math.floor(Date.now() / 1000) + 2;
    const token = await new SignJWT({ role: 'authenticated', sub: editor.id, aud: 'authenticated' })
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime(expiresAt)
      .sign(new TextEncoder().encode(team.jwtSecret));
    const path = `/api/content/${content.id}/progress`;
    const stream = await open(path, { headers: { 'Last-Event-ID': start } }, token);
    await content.append({ type: 'progress', data: { percentage: 1 } });
    await stream.until((message) => message.data['percentage'] === 1);
    await stream.ended;
    expect(Date.now()).toBeGreaterThanOrEqual(expiresAt * 1000);
    await content.append({ type: 'progress', data: { percentage: 2 } });
    const cursor = stream.messages.at(-1)?.id ?? '';
    const again = await open(path, { headers: { 'Last-Event-ID': cursor } });
    await again.until((message) => message.data['percentage'] === 2);
    expect(again.messages.filter(isEvent).map((message) => message.data['percentage'])).toEqual([2]);
    again.close();
    expect(await open(path, {}, token)).toMatchObject({ status: 401 });
  });

  test('it ends with the membership, and the streams of the others go on', async () => {
    const owner = await signIn(team, 'owner');
    const commenter = await signIn(team, 'commenter');
    const project = await owner.call('POST', '/api/projects', { name: 'A project to be thrown out of' });
    const { id: projectId } = z.object({ id: z.string() }).parse(await project.json());
    await database.query(`insert into public.project_members values ($1, $2, 'viewer')`, [
      projectId,
      commenter.id,
    ]);
    const content = await createQuietContent(database, projectId);
    const path = `/api/events?topics=${content.topic},project:${projectId}`;
    const [theirs, ours] = await Promise.all([open(path, {}, commenter.token), open(path, {}, owner.token)]);
    const isLast = ({ data }: RawMessage) =>
      data.type === 'snapshot' && data['topic'] === `project:${projectId}`;
    await Promise.all([theirs.until(isLast), ours.until(isLast)]);
    await database.query('delete from public.project_members where project_id = $1 and user_id = $2', [
      projectId,
      commenter.id,
    ]);
    await theirs.ended;
    await content.append({ type: 'progress', data: { percentage: 1 } });
    await ours.until((message) => message.data['percentage'] === 1);
    ours.close();
    expect((await open(path, {}, commenter.token)).status).toBe(403);
  });
});

test('no stream is left of readers who went, however they went', async () => {
  const content = await createQuietContent(database, team.projectId);
  // All streams of a process are counted, so nobody else may use it.
  const web = await startWebProcess(team);
  onTestFinished(async () => void (await web.stop()));
  const reader = await signIn({ ...team, url: web.url }, 'editor');
  const url = new URL(`/api/content/${content.id}/progress`, web.url);
  const headers = { Authorization: `Bearer ${reader.token}` };
  const healthSchema = z.object({ streams: z.int() });
  const count = async () =>
    healthSchema.parse(await (await reader.call('GET', '/api/health')).json()).streams;
  const before = await count();
  const leave: ((index: number) => Promise<void>)[] = [
    async () => (await openRawStream(url, { headers })).close(),
    async (index) => (await openRawStream(url, { headers, cutAfterBytes: 1 + (index % 300) })).ended,
    async () => {
      const response = await reader.call('GET', url.pathname);
      await response.body?.cancel();
    },
    async () => {
      await reader.call('HEAD', url.pathname);
    },
  ];
  for (let round = 0; round < 25; round += 1) {
    await Promise.all(leave.map((way, index) => way(round * leave.length + index)));
  }
  await eventually(async () => expect(await count()).toBe(before));
});
