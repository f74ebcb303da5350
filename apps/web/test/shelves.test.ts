import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { GET as getContent } from '@/app/api/content/[id]/route.ts';
import { contentQuerySchema } from '@/features/projects/content-query.ts';
import { readContents } from '@/features/projects/server/read-contents.ts';
import { readProject } from '@/features/projects/server/read-project.ts';
import { readTrashedProjects } from '@/features/projects/server/read-trashed-projects.ts';
import { verifyAccessToken } from '@/server/auth/access-token.ts';
import type { User } from '@/server/process/user.ts';
import { startTestWeb, type Person, type TestWeb } from '@/test/support/test-web.ts';

let web: TestWeb;
let owner: Person;
let editor: Person;
let viewer: Person;
let outsider: Person;
let projectId: string;

beforeAll(async () => {
  web = await startTestWeb();
  [owner, editor, viewer, outsider] = [
    await web.createPerson(),
    await web.createPerson(),
    await web.createPerson(),
    await web.createPerson(),
  ];
});
afterAll(() => web[Symbol.asyncDispose]());
beforeEach(async () => {
  projectId = await web.createProject(owner, { editor, viewer });
});

async function createContent(title: string, columns: Record<string, unknown> = {}): Promise<string> {
  const values = {
    project_id: projectId,
    keyword: title.toLowerCase(),
    title,
    status: 'complete',
    ...columns,
  };
  const names = Object.keys(values);
  const { rows } = await web.db.query<{ id: string }>(
    `insert into public.contents (${names.join()}) values (${names.map((_, n) => `$${n + 1}`).join()}) returning id`,
    Object.values(values),
  );
  return rows[0]?.id ?? '';
}

const move = (person: Person, contents: string[], shelf: string) =>
  web.rest(person, 'POST', 'rpc/move_contents', { contents, shelf });

const trash = (person: Person, trashed: boolean) =>
  web.rest(person, 'POST', 'rpc/trash_project', { project: projectId, trashed });

async function toUser({ token }: Person): Promise<User> {
  const user = await verifyAccessToken(token);
  if (typeof user === 'string') throw new Error(`the token is ${user}`);
  return user;
}

async function readHint(response: Response): Promise<string | null> {
  return z.object({ hint: z.string().nullable() }).parse(await response.json()).hint;
}

async function list(person: Person, parameters: Record<string, string> = {}): Promise<(string | null)[]> {
  const { contents } = await readContents(
    await toUser(person),
    projectId,
    contentQuerySchema.parse(parameters),
  );
  return contents.map(({ title }) => title);
}

const readTrash = async (person: Person) =>
  (await readTrashedProjects(await toUser(person))).map(({ id }) => id);

describe('articles', () => {
  test('an editor archives, deletes and restores them; only editors see the trash', async () => {
    const [one, two] = [await createContent('One'), await createContent('Two')];
    expect((await move(editor, [one], 'archive')).status).toBe(200);
    expect((await move(editor, [two], 'trash')).status).toBe(200);
    expect(await list(editor)).toEqual([]);
    expect(await list(viewer, { shelf: 'archive' })).toEqual(['One']);
    expect(await list(editor, { shelf: 'trash' })).toEqual(['Two']);
    expect(await list(viewer, { shelf: 'trash' })).toEqual([]);
    expect((await web.call(viewer, getContent, { params: { id: two } })).status).toBe(404);
    expect((await web.call(editor, getContent, { params: { id: two } })).status).toBe(200);

    expect((await move(owner, [one, two, two], 'active')).status).toBe(200);
    expect(await list(viewer, { order: 'title' })).toEqual(['One', 'Two']);
  });

  test('a forged request moves nothing', async () => {
    const [own, foreign] = [await createContent('Own'), await createContent('Foreign')];
    expect(await readHint(await move(viewer, [own], 'trash'))).toBe('role_too_low');
    expect(await readHint(await move(outsider, [own], 'trash'))).toBe('article_gone');
    expect(await readHint(await move(editor, [own], 'attic'))).toBe('unknown_shelf');
    const elsewhere = await web.createProject(outsider);
    await web.db.query('update public.contents set project_id = $2 where id = $1', [foreign, elsewhere]);
    expect(await readHint(await move(editor, [own, foreign], 'trash'))).toBe('article_gone');
    const direct = await web.rest(editor, 'PATCH', `contents?id=eq.${own}`, { shelf: 'trash' });
    expect(direct.status).toBe(403);
    expect(
      (await web.rest(null, 'POST', 'rpc/move_contents', { contents: [own], shelf: 'trash' })).status,
    ).not.toBe(200);
    expect(await list(editor)).toEqual(['Own']);
  });

  test('one that is being generated is not moved to the trash, nor are those chosen with it', async () => {
    const [done, running] = [
      await createContent('Done'),
      await createContent('Running', { status: 'running' }),
    ];
    expect(await readHint(await move(editor, [done, running], 'trash'))).toBe('still_running');
    expect(await list(editor, { order: 'title' })).toEqual(['Done', 'Running']);
  });

  test('two people who move the same article at once leave it on one of the two shelves', async () => {
    const content = await createContent('Wanted');
    const answers = await Promise.all([
      move(editor, [content], 'trash'),
      move(owner, [content], 'archive'),
      move(editor, [content], 'active'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const found = await Promise.all(['active', 'archive', 'trash'].map((shelf) => list(owner, { shelf })));
    expect(found.flat()).toEqual(['Wanted']);
  });
});

describe('the list', () => {
  test('finds, filters, orders and pages', async () => {
    await createContent('Zebra', {
      keyword: 'animals',
      score: 90,
      words: 10,
      locale: 'de-DE',
      created_by: editor.id,
    });
    await createContent('100% apple_pie', { keyword: 'baking', score: 40, words: 30, created_by: owner.id });
    await createContent('Mango', { keyword: 'fruit', status: 'failed', words: 20 });
    expect(await list(viewer, { search: 'ANIM' })).toEqual(['Zebra']);
    expect(await list(viewer, { search: '0% a' })).toEqual(['100% apple_pie']);
    expect(await list(viewer, { search: 'a__l' })).toEqual([]);
    expect(await list(viewer, { search: String.raw`\ %` })).toEqual([]);
    expect(await list(viewer, { status: 'failed' })).toEqual(['Mango']);
    expect(await list(viewer, { author: editor.id })).toEqual(['Zebra']);
    expect(await list(viewer, { locale: 'de-DE' })).toEqual(['Zebra']);
    expect(await list(viewer, { score: '40', order: 'score' })).toEqual(['Zebra', '100% apple_pie']);
    expect(await list(viewer, { order: 'title' })).toEqual(['100% apple_pie', 'Mango', 'Zebra']);
    expect(await list(viewer, { order: 'words' })).toEqual(['100% apple_pie', 'Mango', 'Zebra']);
    expect(await list(viewer, { page: '2' })).toEqual([]);
    expect(await list(outsider)).toEqual([]);
  });

  test('has every one of 120 articles on exactly one page, with the total and what it can be filtered by', async () => {
    await web.db.query(
      `insert into public.contents (project_id, keyword, title, created_by, created_at)
       select $1, 'k', 'Article ' || n, $2, now() from generate_series(1, 120) as n`,
      [projectId, editor.id],
    );
    const user = await toUser(viewer);
    const pages = await Promise.all(
      [1, 2, 3].map((page) => readContents(user, projectId, contentQuerySchema.parse({ page }))),
    );
    expect(pages.map(({ contents }) => contents.length)).toEqual([50, 50, 20]);
    expect(new Set(pages.flatMap(({ contents }) => contents.map(({ id }) => id))).size).toBe(120);
    expect(pages[0]).toMatchObject({ total: 120, locales: ['en-US'] });
    expect(pages[0]?.authors.map(({ userId }) => userId)).toEqual([editor.id]);
  });
});

describe('projects', () => {
  test('one in the trash is closed for everybody, and its owner restores or deletes it', async () => {
    const content = await createContent('Inside');
    expect(await readHint(await trash(editor, true))).toBe('role_too_low');
    expect(await readHint(await trash(outsider, true))).toBe('not_found');
    expect((await trash(owner, true)).ok).toBe(true);
    for (const person of [owner, editor, viewer]) {
      const user = await toUser(person);
      expect(await readProject(user, projectId)).toBeNull();
      expect((await web.call(person, getContent, { params: { id: content } })).status).toBe(404);
    }
    expect(await readTrash(owner)).toEqual([projectId]);
    expect(await readTrash(editor)).toEqual([]);
    expect(await readHint(await trash(editor, false))).toBe('role_too_low');

    expect((await trash(owner, false)).ok).toBe(true);
    expect(await list(viewer)).toEqual(['Inside']);

    const remove = (person: Person) => web.rest(person, 'POST', 'rpc/delete_project', { project: projectId });
    expect(await readHint(await remove(owner))).toBe('not_in_trash');
    await trash(owner, true);
    expect(await readHint(await remove(editor))).toBe('not_found');
    expect((await remove(owner)).ok).toBe(true);
    expect(await readTrash(owner)).toEqual([]);
  });

  test('it stays while one of its articles is being generated', async () => {
    await createContent('Running', { status: 'queued' });
    expect(await readHint(await trash(owner, true))).toBe('still_running');
  });
});
