import { randomBytes } from 'node:crypto';
import { withTransaction } from '@headway/database';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { readSharedArticle } from '@/features/sharing/server/read-shared-article.ts';
import { startTestWeb, type Person, type TestWeb } from '@/test/support/test-web.ts';

const ARTICLE = {
  markdown: '# Green tea\n\nIt is steamed. [1]\n',
  title: 'Green tea',
  sources: [{ n: 1, title: 'Tea', url: 'https://tea.example/', site: 'tea.example', licence: null }],
};

let web: TestWeb;
let owner: Person;
let editor: Person;
let viewer: Person;
let commenter: Person;
let outsider: Person;
let projectId: string;
let contentId: string;

beforeAll(async () => {
  web = await startTestWeb();
  [owner, editor, commenter, viewer, outsider] = [
    await web.createPerson(),
    await web.createPerson(),
    await web.createPerson(),
    await web.createPerson(),
    await web.createPerson(),
  ];
});
afterAll(() => web[Symbol.asyncDispose]());
beforeEach(async () => {
  projectId = await web.createProject(owner, { editor, commenter, viewer });
  contentId = await createContent();
});

async function createContent(article: unknown = ARTICLE): Promise<string> {
  const { rows } = await web.db.query(
    `insert into public.contents (project_id, keyword, title, status, article, created_by)
     values ($1, 'tea', 'Green tea', 'complete', $2, $3) returning id`,
    [projectId, article === null ? null : JSON.stringify(article), owner.id],
  );
  return z.object({ id: z.uuid() }).parse(rows[0]).id;
}

const create = (person: Person | null, days: number | null = 7, content = contentId) =>
  web.rest(person, 'POST', 'rpc/create_article_link', { content, days });

async function createToken(person = editor, days = 7): Promise<string> {
  const response = await create(person, days);
  expect(response.status).toBe(200);
  return z.string().parse(await response.json());
}

async function readHint(response: Response): Promise<string | null> {
  return z.object({ hint: z.string().nullable() }).parse(await response.json()).hint;
}

const rowsSchema = z.array(z.record(z.string(), z.unknown()));

async function listLinks(person: Person, columns = 'id,created_by,opened_count,last_opened_at') {
  const response = await web.rest(
    person,
    'GET',
    `article_links?content_id=eq.${contentId}&select=${columns}`,
  );
  return { status: response.status, rows: response.ok ? rowsSchema.parse(await response.json()) : [] };
}

test('a link opens the present text, and counts that; only its hash is stored', async () => {
  const token = await createToken();
  expect(token).toMatch(/^[0-9a-f]{48}$/);
  expect((await listLinks(editor)).rows).toMatchObject([
    { created_by: editor.id, opened_count: 0, last_opened_at: null },
  ]);
  const shared = await readSharedArticle(token);
  expect(shared).toMatchObject({
    title: 'Green tea',
    locale: 'en-US',
    sources: [{ n: 1, url: 'https://tea.example/' }],
  });
  expect(shared?.text).toContain('It is steamed. [1]');
  expect((await listLinks(owner)).rows).toMatchObject([
    { opened_count: 1, last_opened_at: expect.any(String) },
  ]);
  const { rows } = await web.db.query('select link::text as stored from public.article_links as link');
  expect(JSON.stringify(rows)).not.toContain(token);
  expect((await listLinks(editor, 'token_hash')).status).toBe(403);
});

test.each<[string, (token: string) => Promise<unknown>]>([
  [
    'was withdrawn',
    async () => {
      const { rows } = await listLinks(owner);
      expect(
        (await web.rest(owner, 'DELETE', `article_links?id=eq.${String(rows[0]?.['id'])}&select=id`)).status,
      ).toBe(200);
    },
  ],
  ['has expired', () => web.db.query('update public.article_links set expires_at = now()')],
  [
    'leads to an article in the trash',
    () => web.rest(editor, 'POST', 'rpc/move_contents', { contents: [contentId], shelf: 'trash' }),
  ],
  ['leads to an article that was deleted', () => web.rest(editor, 'DELETE', `contents?id=eq.${contentId}`)],
  [
    'leads into a project in the trash',
    () => web.rest(owner, 'POST', 'rpc/trash_project', { project: projectId, trashed: true }),
  ],
])('a link that %s opens nothing', async (_what, end) => {
  const token = await createToken();
  expect(await readSharedArticle(token)).not.toBeNull();
  await end(token);
  expect(await readSharedArticle(token)).toBeNull();
});

test.each(['', 'a', '0'.repeat(48), randomBytes(24).toString('hex'), 'é'.repeat(24), `${'0'.repeat(47)}'`])(
  'the wrong token %j opens nothing',
  async (token) => expect(await readSharedArticle(token)).toBeNull(),
);

test('an article that was restored from the trash is shared again, an archived one is shared', async () => {
  const token = await createToken();
  for (const [shelf, isShared] of [
    ['trash', false],
    ['active', true],
    ['archive', true],
  ] as const) {
    await web.rest(editor, 'POST', 'rpc/move_contents', { contents: [contentId], shelf });
    expect((await readSharedArticle(token)) !== null).toBe(isShared);
  }
});

test('only editors of the project create links, for 1, 7 or 30 days, to a finished article', async () => {
  expect(await readHint(await create(viewer))).toBe('role_too_low');
  expect(await readHint(await create(commenter))).toBe('role_too_low');
  expect(await readHint(await create(outsider))).toBe('not_found');
  expect((await create(null)).status).toBe(401);
  for (const days of [0, 2, 365, -1, null])
    expect(await readHint(await create(editor, days))).toBe('invalid_expiry');
  expect(await readHint(await create(editor, 7, await createContent(null)))).toBe('nothing_to_share');
  await web.rest(editor, 'POST', 'rpc/move_contents', { contents: [contentId], shelf: 'trash' });
  expect(await readHint(await create(editor))).toBe('nothing_to_share');
});

test('nobody writes, reads or withdraws links around that', async () => {
  const token = await createToken();
  const forged = { content_id: contentId, token_hash: String.raw`\x00`, expires_at: '2999-01-01' };
  expect((await web.rest(editor, 'POST', 'article_links', forged)).status).toBe(403);
  const later = { expires_at: '2999-01-01' };
  expect((await web.rest(owner, 'PATCH', `article_links?content_id=eq.${contentId}`, later)).status).toBe(
    403,
  );
  for (const person of [viewer, commenter, outsider]) {
    expect((await listLinks(person)).rows).toEqual([]);
    await web.rest(person, 'DELETE', `article_links?content_id=eq.${contentId}&select=id`);
  }
  expect((await web.rest(null, 'GET', 'article_links')).status).toBe(401);
  expect((await web.rest(null, 'POST', 'rpc/open_article_link', { token })).status).toBe(404);
  expect(await readSharedArticle(token)).not.toBeNull();
});

test('an article has at most 20 links, and those that have expired do not count', async () => {
  for (let n = 0; n < 20; n += 1) await createToken();
  expect(await readHint(await create(editor))).toBe('too_many_links');
  await web.db.query(`update public.article_links set expires_at = now() where content_id = $1`, [contentId]);
  await createToken();
  expect((await listLinks(editor)).rows).toHaveLength(1);
});

test('a person who is removed while the request waits creates no link', async () => {
  const { answer } = await withTransaction(web.db, async (tx) => {
    await tx.query('delete from public.project_members where project_id = $1 and user_id = $2', [
      projectId,
      editor.id,
    ]);
    const waiting = create(editor);
    await expect
      .poll(async () => (await tx.query('select 1 from pg_locks where not granted')).rowCount)
      .toBeGreaterThan(0);
    return { answer: waiting };
  });
  expect(await readHint(await answer)).toBe('not_found');
});
