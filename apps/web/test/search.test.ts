import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { GET } from '@/app/api/search/route.ts';
import { searchResultSchema } from '@/features/shell/palette/search-result.ts';
import { startTestWeb, type Person, type TestWeb } from '@/test/support/test-web.ts';

let web: TestWeb;
let owner: Person;
let viewer: Person;
let outsider: Person;
let projectId: string;

beforeAll(async () => {
  web = await startTestWeb();
  [owner, viewer, outsider] = [await web.createPerson(), await web.createPerson(), await web.createPerson()];
  projectId = await web.createProject(owner, { viewer });
  await web.db.query(`update public.projects set name = 'Shoe guides' where id = $1`, [projectId]);
  await web.db.query(`update public.profiles set display_name = 'Shoshana' where id = $1`, [viewer.id]);
});
afterAll(() => web[Symbol.asyncDispose]());

async function createArticle(title: string, shelf = 'active'): Promise<string> {
  const id = randomUUID();
  await web.db.query(
    `insert into public.contents (id, project_id, keyword, title, status, shelf) values ($1, $2, 'a keyword', $3, 'complete', $4)`,
    [id, projectId, title, shelf],
  );
  return id;
}

async function search(person: Person, query: string) {
  const response = await web.call(person, GET, { query });
  expect(response.status).toBe(200);
  return searchResultSchema.parse(await response.json());
}

const find = (person: Person, text: string) =>
  search(person, new URLSearchParams({ query: text }).toString());

test('articles, projects and people of own projects are found, those that begin with the text first', async () => {
  await createArticle('On shoes');
  await createArticle('Shoes for winter');
  await createArticle('Old shoes', 'trash');
  await createArticle('Filed shoes', 'archive');
  const found = await find(viewer, ' SHO ');
  expect(found.articles.map(({ title }) => title)).toEqual(['Shoes for winter', 'Filed shoes', 'On shoes']);
  expect(found.projects.map(({ name }) => name)).toEqual(['Shoe guides']);
  expect(found.people).toMatchObject([{ displayName: 'Shoshana', projectId }]);
});

test('nothing of the projects of others is found, and nothing for an empty text', async () => {
  const nothing = { articles: [], projects: [], people: [] };
  expect(await find(outsider, 'sho')).toEqual(nothing);
  expect(await find(owner, '  ')).toEqual(nothing);
});

test('signs of patterns are letters like others', async () => {
  const id = await createArticle('100 % wool_socks');
  expect((await find(owner, '% wool_')).articles).toMatchObject([{ id }]);
  expect((await find(owner, '%s%')).articles).toEqual([]);
});

test('articles that were opened last are read in their order, without those that may not be read', async () => {
  const [one, two, gone] = [await createArticle('One'), await createArticle('Two'), randomUUID()];
  const recent = `recent=${[two, gone, one].join()}`;
  expect((await search(viewer, recent)).articles.map(({ id }) => id)).toEqual([two, one]);
  expect((await search(outsider, recent)).articles).toEqual([]);
  expect((await search(viewer, 'recent=')).articles).toEqual([]);
});

test('other parameters are refused', async () => {
  for (const query of ['', 'query=a&recent=', 'recent=x', `query=${'x'.repeat(201)}`]) {
    expect((await web.call(viewer, GET, { query })).status).toBe(400);
  }
});

test('a project with 10,000 articles is searched in less than 100 ms', async () => {
  const large = await web.createProject(owner);
  await web.db.query(
    `insert into public.contents (project_id, keyword, title, status)
     select $1, 'keyword ' || i, 'An article on subject number ' || i, 'complete' from generate_series(1, 10000) as i`,
    [large],
  );
  await find(owner, 'number 9');
  const times: number[] = [];
  for (const text of ['number 99', 'nowhere', 'subject']) {
    const { rows } = await web.db.query<{ ms: number }>(
      `with begun as materialized (select clock_timestamp() as at, set_config('request.jwt.claims', $1, true)),
            found as materialized (select public.search_workspace($2) from begun)
       select extract(epoch from clock_timestamp() - begun.at)::float8 * 1000 as ms from begun, found`,
      [JSON.stringify({ sub: owner.id }), text],
    );
    times.push(rows[0]?.ms ?? Infinity);
  }
  expect(Math.min(...times)).toBeLessThan(100);
});
