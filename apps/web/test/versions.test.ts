import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { GET as compare } from '@/app/api/content/[id]/versions/compare/route.ts';
import { POST as restore } from '@/app/api/content/[id]/versions/[versionId]/restore/route.ts';
import { GET as read, PATCH as rename } from '@/app/api/content/[id]/versions/[versionId]/route.ts';
import { GET as list, POST as save } from '@/app/api/content/[id]/versions/route.ts';
import { namedComparisonSchema, versionPageSchema, versionSchema } from '@/features/versions/version.ts';
import { startTestWeb, type Person, type TestWeb } from '@/test/support/test-web.ts';

const HOSTILE = `<img src=x onerror=alert(1)>"'; drop table document_versions; --`;
let web: TestWeb;
let people: Record<'owner' | 'editor' | 'commenter' | 'viewer' | 'outsider', Person>;
let projectId: string;

beforeAll(async () => {
  web = await startTestWeb();
  const [owner, editor, commenter, viewer, outsider] = await Promise.all([
    web.createPerson(),
    web.createPerson(),
    web.createPerson(),
    web.createPerson(),
    web.createPerson(),
  ]);
  people = { owner, editor, commenter, viewer, outsider };
  projectId = await web.createProject(owner, { editor, commenter, viewer });
});
afterAll(() => web[Symbol.asyncDispose]());

/** A content with this article, as a generation leaves it. */
async function createContent(markdown: string | null = `# Title\n\n${HOSTILE}\n`): Promise<string> {
  const { rows } = await web.db.query(
    `insert into public.contents (project_id, keyword, status, article, created_by)
     values ($1, 'a keyword', 'complete', case when $2::text is not null then jsonb_build_object('markdown', $2::text) end, $3)
     returning id`,
    [projectId, markdown, people.owner.id],
  );
  return z.object({ id: z.uuid() }).parse(rows[0]).id;
}

async function readPage(person: Person, id: string, query = '') {
  const response = await web.call(person, list, { params: { id }, query });
  expect(response.status).toBe(200);
  return versionPageSchema.parse(await response.json());
}

async function problemOf(response: Response) {
  const { status, code } = z.object({ status: z.number(), code: z.string() }).parse(await response.json());
  return `${status} ${code}`;
}

test('an article that nobody has opened yet has the version that was generated', async () => {
  const id = await createContent();
  const { versions, next, unkept } = await readPage(people.viewer, id);
  expect(versions).toMatchObject([{ kind: 'generated', name: null, authors: [], createdBy: null }]);
  expect({ next, unkept }).toEqual({ next: null, unkept: { authors: [], changedAt: null } });
  const response = await web.call(people.viewer, read, { params: { id, versionId: versions[0]?.id ?? '' } });
  const { markdown } = z.object({ markdown: z.string() }).parse(await response.json());
  expect(markdown).toContain('# Title');
  expect(markdown).not.toMatch(/(?<!\\)<img/);
});

test('one without an article has none yet, and says so', async () => {
  const id = await createContent(null);
  const response = await web.call(people.viewer, list, { params: { id } });
  expect(await problemOf(response)).toBe('409 no_article');
});

test('editors save, name and restore; everyone in the project compares', async () => {
  const id = await createContent();
  const [generated] = (await readPage(people.editor, id)).versions;
  const saved = await web.call(people.editor, save, { params: { id }, body: { name: HOSTILE } });
  expect(saved.status).toBe(201);
  const version = versionSchema.parse(await saved.json());
  expect(version).toMatchObject({
    kind: 'kept',
    name: HOSTILE,
    namedBy: { userId: people.editor.id, displayName: expect.any(String) },
  });
  const params = { id, versionId: version.id };
  const renamed = await web.call(people.owner, rename, { params, body: { name: 'Second' } });
  expect(await renamed.json()).toMatchObject({ name: 'Second', namedBy: { userId: people.owner.id } });
  const unnamed = await web.call(people.editor, rename, { params, body: { name: null } });
  expect(await unnamed.json()).toMatchObject({ name: null, namedBy: null });

  const compared = await web.call(people.commenter, compare, {
    params: { id },
    query: `from=${generated?.id}&to=current`,
  });
  const comparison = namedComparisonSchema.parse(await compared.json());
  expect(comparison.words).toEqual({ added: 0, removed: 0 });
  expect(comparison.blocks).toMatchObject([{ type: 'heading', attrs: { level: 1 } }, { type: 'paragraph' }]);

  // it says so already
  const restored = await web.call(people.editor, restore, {
    params: { id, versionId: generated?.id ?? '' },
    body: {},
  });
  expect(await restored.json()).toEqual({ before: null, after: null });
  expect((await readPage(people.viewer, id, 'limit=1')).next).toBe(version.id);
  expect((await readPage(people.viewer, id, `before=${version.id}`)).versions).toEqual([generated]);
  const only = await readPage(people.viewer, id, `only=${version.id},${randomUUID()}`);
  expect(only.versions).toMatchObject([{ id: version.id, wordsChange: 0 }]);
  expect((await web.call(people.viewer, list, { params: { id }, query: 'only=1' })).status).toBe(400);
});

test.each([
  ['viewer', '403 role_too_low'],
  ['commenter', '403 role_too_low'],
  ['outsider', '404 not_found'],
] as const)('a %s changes nothing', async (role, expected) => {
  const id = await createContent();
  const versionId = (await readPage(people.owner, id)).versions[0]?.id ?? '';
  const person = people[role];
  const body = { name: 'Mine' };
  expect(await problemOf(await web.call(person, save, { params: { id }, body }))).toBe(expected);
  const params = { id, versionId };
  expect(await problemOf(await web.call(person, rename, { params, body }))).toBe(expected);
  expect(await problemOf(await web.call(person, restore, { params, body: {} }))).toBe(expected);
  for (const table of ['document_versions', 'document_updates']) {
    expect((await web.rest(person, 'POST', table, { content_id: id, seq: 9 })).status).toBe(403);
  }
  expect((await web.rest(person, 'PATCH', `document_versions?id=eq.${versionId}`, body)).status).toBe(403);
});

test('an outsider reads nothing, and nobody who is not signed in', async () => {
  const id = await createContent();
  const versionId = (await readPage(people.owner, id)).versions[0]?.id ?? '';
  const query = `from=${versionId}&to=current`;
  for (const [person, expected] of [
    [people.outsider, '404 not_found'],
    [null, '401 not_signed_in'],
  ] as const) {
    expect(await problemOf(await web.call(person, list, { params: { id } }))).toBe(expected);
    expect(await problemOf(await web.call(person, read, { params: { id, versionId } }))).toBe(expected);
    expect(await problemOf(await web.call(person, compare, { params: { id }, query }))).toBe(expected);
  }
  const rows = await web.rest(people.outsider, 'GET', `document_versions?select=id&content_id=eq.${id}`);
  expect(await rows.json()).toEqual([]);
});

test('a version of another article is not there', async () => {
  const [id, other] = [await createContent(), await createContent()];
  await readPage(people.editor, id);
  const versionId = (await readPage(people.editor, other)).versions[0]?.id ?? '';
  const params = { id, versionId };
  const call = (handler: Parameters<TestWeb['call']>[1], options: Parameters<TestWeb['call']>[2]) =>
    web.call(people.editor, handler, options).then(problemOf);
  expect(await call(read, { params })).toBe('404 version_not_found');
  expect(await call(rename, { params, body: { name: 'Mine' } })).toBe('404 version_not_found');
  expect(await call(restore, { params, body: {} })).toBe('404 version_not_found');
  expect(await call(list, { params: { id }, query: `before=${versionId}` })).toBe('404 version_not_found');
  const query = `from=${versionId}&to=current`;
  expect(await call(compare, { params: { id }, query })).toBe('404 version_not_found');
});

test.each([
  ['', '422 invalid_version_name'],
  ['   ', '422 invalid_version_name'],
  ['\u202ee', '422 invalid_version_name'],
  ['x'.repeat(121), '422 invalid_version_name'],
  ['x'.repeat(10_000), '422 invalid_version_name'],
  ['x'.repeat(100_000), '413 body_too_large'],
  ['a\u0000b', '422 invalid_version_name'],
  ['\ud800', '422 invalid_version_name'],
  [7, '422 invalid_body'],
])('the name %.20j is refused', async (name, expected) => {
  const id = await createContent();
  await readPage(people.editor, id);
  expect(await problemOf(await web.call(people.editor, save, { params: { id }, body: { name } }))).toBe(
    expected,
  );
});

test.each(['', 'from=current', 'from=x&to=current', 'from=current&to=%27'])(
  'the comparison %j is refused',
  async (query) => {
    const id = await createContent();
    const response = await web.call(people.viewer, compare, { params: { id }, query });
    expect(await problemOf(response)).toBe('400 malformed_query');
  },
);
