import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { startTestWeb, type Person, type TestWeb } from '@/test/support/test-web.ts';

let web: TestWeb;
let people: Record<'owner' | 'editor' | 'commenter' | 'viewer' | 'outsider', Person>;
let projectId: string;
let contentId: string;

beforeAll(async () => {
  web = await startTestWeb();
  const create = () => web.createPerson();
  const [owner, editor, commenter, viewer, outsider] = [
    await create(),
    await create(),
    await create(),
    await create(),
    await create(),
  ];
  people = { owner, editor, commenter, viewer, outsider };
  projectId = await web.createProject(owner, { editor, commenter, viewer });
  const { rows } = await web.db.query(
    `insert into public.contents (project_id, keyword, status, created_by) values ($1, 'a keyword', 'complete', $2)
     returning id`,
    [projectId, owner.id],
  );
  contentId = z.object({ id: z.uuid() }).parse(rows[0]).id;
});
afterAll(() => web[Symbol.asyncDispose]());

async function read(sql: string): Promise<unknown> {
  const { rows } = await web.db.query<{ value: unknown }>(sql, [contentId]);
  return rows[0]?.value;
}

const CLAIM = { figure: '340', sentence: 'In our own test it took 340 milliseconds.' };
const answersOf = async (person: Person): Promise<unknown> => {
  const response = await web.rest(
    person,
    'GET',
    `figure_answers?content_id=eq.${contentId}&select=figure,answered_by`,
  );
  return response.json();
};

test('owners alone change the sites of a project', async () => {
  const sites =
    'select sites as value from public.projects where id = (select project_id from public.contents where id = $1)';
  for (const name of ['editor', 'viewer', 'outsider'] as const)
    await web.rest(people[name], 'PATCH', `projects?id=eq.${projectId}`, { sites: [`${name}.example`] });
  expect(await read(sites)).toEqual([]);
  await web.rest(people.owner, 'PATCH', `projects?id=eq.${projectId}`, { sites: ['team.example'] });
  expect(await read(sites)).toEqual(['team.example']);
  const tooMany = Array.from({ length: 21 }, (_, n) => `${n}.example`);
  const refused = await web.rest(people.owner, 'PATCH', `projects?id=eq.${projectId}`, { sites: tooMany });
  expect(refused.status).toBe(400);
});

test('editors alone decide whether search engines list an article, and change nothing else of it', async () => {
  const noindex = 'select noindex as value from public.contents where id = $1';
  for (const name of ['commenter', 'viewer', 'outsider'] as const)
    await web.rest(people[name], 'PATCH', `contents?id=eq.${contentId}`, { noindex: true });
  expect(await read(noindex)).toBe(false);
  await web.rest(people.editor, 'PATCH', `contents?id=eq.${contentId}`, { noindex: true });
  expect(await read(noindex)).toBe(true);
  const other = await web.rest(people.editor, 'PATCH', `contents?id=eq.${contentId}`, { title: 'Mine' });
  expect(other.status).toBe(403);
});

test('an editor answers for a figure in the own name, and members see it until it is withdrawn', async () => {
  const answer = (person: Person, more = {}) =>
    web.rest(person, 'POST', 'figure_answers', { content_id: contentId, ...CLAIM, ...more });
  for (const name of ['commenter', 'viewer', 'outsider'] as const)
    expect((await answer(people[name])).status).toBe(403);
  expect((await answer(people.editor, { answered_by: people.owner.id })).status).toBe(403);
  expect((await answer(people.editor)).status).toBe(201);
  expect(await answersOf(people.viewer)).toEqual([{ figure: '340', answered_by: people.editor.id }]);
  expect(await answersOf(people.outsider)).toEqual([]);
  expect((await answer(people.owner)).status).toBe(409);

  await web.rest(people.viewer, 'DELETE', `figure_answers?content_id=eq.${contentId}`);
  expect(await answersOf(people.viewer)).toHaveLength(1);
  await web.rest(people.owner, 'DELETE', `figure_answers?content_id=eq.${contentId}`);
  expect(await answersOf(people.viewer)).toEqual([]);
});
