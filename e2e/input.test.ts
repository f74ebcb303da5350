import { beforeAll, describe, expect, test } from 'vitest';
import { createTeam } from './team.ts';
import { requestGeneration, signIn, type Person } from './person.ts';
import { outcome, readProblem } from './problem.ts';

const team = await createTeam();
let editor: Person;
beforeAll(async () => {
  editor = await signIn(team, 'editor');
});

const path = `/api/projects/${team.projectId}/content`;

/** Sends a body as it is. */
function send(body: string, headers: Record<string, string> = { 'Content-Type': 'application/json' }) {
  return fetch(new URL(path, team.url), {
    method: 'POST',
    headers: { Authorization: `Bearer ${editor.token}`, ...headers },
    body,
  });
}

describe('keywords', () => {
  test.each([
    ['empty', ''],
    ['of spaces', ' \t\n '],
    ['of 10,000 characters', 'a'.repeat(10_000)],
    ['of emoji alone', '🦊🚀'],
    ['with a control character', 'server\u0000components'],
    ['with half a surrogate pair', 'server \ud83d'],
  ])('%s: refused', async (_name, keyword) => {
    expect(await outcome(await editor.call('POST', path, { keyword }))).toBe('422 invalid_keyword');
  });

  test.each([
    ['right-to-left', 'مكونات الخادم'],
    ['like SQL', "'; drop table public.contents; --"],
    ['like HTML', '<script>alert(1)</script>'],
    ['with emoji', 'streaming 🚀 text'],
  ])('%s: taken as the text it is', async (_name, keyword) => {
    const { contentId } = await requestGeneration(editor, team.projectId, keyword);
    const response = await editor.call('GET', `/api/content/${contentId}`);
    expect(await response.json()).toMatchObject({ content: { keyword, locale: 'en-US' } });
    // It may have ended by itself: the library covers none of these.
    expect(await outcome(await editor.call('POST', `/api/content/${contentId}/cancel`))).toMatch(
      /^(200|409)/,
    );
  });

  test('a locale that is no language tag', async () => {
    const response = await editor.call('POST', path, { keyword: 'server components', locale: 'no such' });
    expect(await outcome(response)).toBe('422 invalid_locale');
  });
});

describe('bodies', () => {
  test.each([
    ['not JSON', '{"keyword":', '400 malformed_body'],
    ['nothing', '', '400 malformed_body'],
    ['not an object', '"server components"', '422 invalid_body'],
    ['without the keyword', '{}', '422 invalid_body'],
    ['with a keyword that is no text', '{"keyword":["a"]}', '422 invalid_body'],
    ['over 64 KiB', JSON.stringify({ keyword: 'a'.repeat(65_536) }), '413 body_too_large'],
  ])('%s', async (_name, body, expected) => {
    expect(await outcome(await send(body))).toBe(expected);
  });

  test('what is wrong is named', async () => {
    const problem = await readProblem(await send('{"keyword":5}'));
    expect(problem['errors']).toMatchObject([{ path: 'keyword' }]);
  });

  test('of another type than JSON', async () => {
    expect(await outcome(await send('keyword=a', { 'Content-Type': 'text/plain' }))).toBe('415 not_json');
  });

  test('over the limit without saying so beforehand', async () => {
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(16_384).fill(0x20)),
    });
    const init: RequestInit & { duplex: 'half' } = {
      method: 'POST',
      headers: { Authorization: `Bearer ${editor.token}`, 'Content-Type': 'application/json' },
      body: body.pipeThrough(takeBytes(1_000_000)),
      duplex: 'half',
    };
    expect(await outcome(await fetch(new URL(path, team.url), init))).toBe('413 body_too_large');
  });
});

test.each(['1', 'x', `${team.projectId}0`, "'%20or%201=1", '%00', '..%2f..'])(
  'the id %s, which is no uuid',
  async (id) => {
    expect(await outcome(await editor.call('GET', `/api/content/${id}`))).toBe('400 malformed_id');
    expect(await outcome(await editor.call('GET', `/api/content/${id}/progress`))).toBe('400 malformed_id');
  },
);

test('an address that is none', async () => {
  expect(await outcome(await editor.call('GET', '/api/nothing/here'))).toBe('404 not_found');
  expect(await outcome(await editor.call('GET', '/api/content/%ff'))).toBe('404 not_found');
  expect((await fetch(new URL('/content/%ff', team.url))).status).toBe(404);
});

test.each([
  ['nothing', ''],
  ['space', ' '],
  ['over 120 characters', 'a'.repeat(121)],
  ['a control character', 'a\u0000b'],
  ['a broken surrogate', 'a\ud800'],
])('the name of a project: %s', async (_name, name) => {
  expect(await outcome(await editor.call('POST', '/api/projects', { name }))).toBe('422 invalid_body');
});

test.each([
  ['', '400 no_topics'],
  ['?topics=', '400 no_topics'],
  ['?topics=content:x,', '400 invalid_topic'],
  ['?topics=Robert;drop', '400 invalid_topic'],
  ['?topics=system,system', '400 duplicate_topic'],
  [`?topics=${Array.from({ length: 51 }, (_, i) => `content:${i}`).join(',')}`, '400 too_many_topics'],
  ['?topics=content:x', '403 topics_refused'],
])('topics %s', async (query, expected) => {
  expect(await outcome(await editor.call('GET', `/api/events${query}`))).toBe(expected);
});

test('a header of a megabyte is refused, and the server stays well', async () => {
  const status = await editor
    .call('GET', '/api/health', undefined, { 'X-Large': 'a'.repeat(1_000_000) })
    // Depending on what arrives first, the answer or the end of the connection.
    .then(
      (response) => response.status,
      () => 431,
    );
  expect(status).toBe(431);
  expect((await editor.call('GET', '/api/health')).status).toBe(200);
});

function ask(key: string, keyword: string) {
  return editor.call('POST', path, { keyword }, { 'Idempotency-Key': key });
}

describe('the idempotency key', () => {
  test('twenty equal requests at once make one content', async () => {
    const key = crypto.randomUUID();
    const responses = await Promise.all(Array.from({ length: 20 }, () => ask(key, 'server components')));
    expect(responses.map((response) => response.status)).toEqual(responses.map(() => 202));
    const bodies = await Promise.all(responses.map((response) => response.text()));
    expect(new Set(bodies).size).toBe(1);
    expect(responses.filter((response) => !response.headers.has('idempotent-replayed'))).toHaveLength(1);
    const location = responses[0]?.headers.get('location');
    expect(await outcome(await editor.call('POST', `${location}/cancel`))).toBe('200');
  });

  test('with another keyword it is refused, and so is one that is none', async () => {
    const key = crypto.randomUUID();
    const first = await ask(key, 'server components');
    expect(await outcome(await ask(key, 'streaming text'))).toBe('422 idempotency_key_reused');
    expect(await outcome(await ask('a'.repeat(201), 'streaming text'))).toBe('400 invalid_idempotency_key');
    await editor.call('POST', `${first.headers.get('location')}/cancel`);
  });
});

function takeBytes(limit: number) {
  let taken = 0;
  return new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      taken += chunk.byteLength;
      controller.enqueue(chunk);
      if (taken >= limit) controller.terminate();
    },
  });
}
