import { projectFold, projectTopic, type ProjectChanges } from '@headway/topics/project';
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

/** What a page that is open since this event knows of the project. */
async function readChanges(after: number): Promise<ProjectChanges | null> {
  const { rows } = await web.db.query(
    `select data || jsonb_build_object('type', type) as event from events.events
      where topic = $1 and seq > $2 order by seq`,
    [projectTopic(projectId), after],
  );
  return z
    .array(z.object({ event: projectFold.schema.event }))
    .parse(rows)
    .reduce<ProjectChanges | null>((changes, { event }) => projectFold.reduce(changes, event), null);
}

async function readHead(): Promise<number> {
  const { rows } = await web.db.query<{ head: string }>('select head from events.topics where topic = $1', [
    projectTopic(projectId),
  ]);
  return Number(rows[0]?.head ?? 0);
}

test('open pages are told of answers, of withdrawals and of noindex, and of nothing that was refused', async () => {
  const before = await readHead();
  const claim = { content_id: contentId, figure: '12', sentence: 'It took 12 tries.' };
  await web.rest(people.editor, 'POST', 'figure_answers', claim);
  expect((await readChanges(before))?.figures).toEqual({ [contentId]: 1 });
  await web.rest(people.viewer, 'POST', 'figure_answers', { ...claim, figure: '13' });
  await web.rest(people.viewer, 'DELETE', `figure_answers?content_id=eq.${contentId}`);
  await web.rest(people.viewer, 'PATCH', `contents?id=eq.${contentId}`, { noindex: false });
  expect(await readChanges(before)).toMatchObject({ figures: { [contentId]: 1 }, noindex: {} });
  await web.rest(people.owner, 'DELETE', `figure_answers?content_id=eq.${contentId}`);
  await web.rest(people.owner, 'PATCH', `contents?id=eq.${contentId}`, { noindex: false });
  await web.rest(people.owner, 'PATCH', `contents?id=eq.${contentId}`, { noindex: false });
  expect(await readChanges(before)).toMatchObject({
    figures: { [contentId]: 2 },
    noindex: { [contentId]: 1 },
  });
});

test('two people who answer and withdraw at once leave one answer and then none', async () => {
  const before = await readHead();
  const claim = { content_id: contentId, figure: '99', sentence: 'It holds 99 keys.' };
  const both = [people.owner, people.editor];
  const answered = await Promise.all(both.map((person) => web.rest(person, 'POST', 'figure_answers', claim)));
  expect(new Set(answered.map(({ status }) => status))).toEqual(new Set([201, 409]));
  const winner = both[answered.findIndex(({ status }) => status === 201)];
  expect(await answersOf(people.viewer)).toEqual([{ figure: '99', answered_by: winner?.id }]);
  const withdrawn = await Promise.all(
    both.map((person) => web.rest(person, 'DELETE', `figure_answers?content_id=eq.${contentId}`)),
  );
  expect(withdrawn.map(({ status }) => status)).toEqual([200, 200]);
  expect(await answersOf(people.viewer)).toEqual([]);
  expect((await readChanges(before))?.figures).toEqual({ [contentId]: 2 });
});

test('a person who lost the role neither answers, withdraws nor changes noindex', async () => {
  const claim = { content_id: contentId, figure: '7', sentence: 'It has 7 parts.' };
  await web.rest(people.editor, 'POST', 'figure_answers', claim);
  await web.db.query(
    `update public.project_members set role = 'viewer' where project_id = $1 and user_id = $2`,
    [projectId, people.editor.id],
  );
  const before = await readHead();
  const again = await web.rest(people.editor, 'POST', 'figure_answers', { ...claim, figure: '8' });
  expect(again.status).toBe(403);
  await web.rest(people.editor, 'DELETE', `figure_answers?content_id=eq.${contentId}`);
  await web.rest(people.editor, 'PATCH', `contents?id=eq.${contentId}`, { noindex: true });
  expect(await answersOf(people.owner)).toEqual([{ figure: '7', answered_by: people.editor.id }]);
  expect(await read('select noindex as value from public.contents where id = $1')).toBe(false);
  expect(await readChanges(before)).toBeNull();
});
