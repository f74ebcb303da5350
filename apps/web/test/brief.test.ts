import { fileURLToPath } from 'node:url';
import { openOfflineLibrary } from '@headway/offline-library';
import { createProviders, parseStageOutputs, stages } from '@headway/pipeline';
import { articleSchema, type Article } from '@headway/pipeline/article';
import { briefSchema, createAssessor } from '@headway/pipeline/assessment';
import { loadLanguage } from '@headway/text/language';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { GET as getBrief } from '@/app/api/content/[id]/brief/route.ts';
import { startTestWeb, type Person, type TestWeb } from '@/test/support/test-web.ts';

const KEYWORD = 'streaming text';
/** Where the product keeps the library's index, too. */
const LIBRARY = fileURLToPath(new URL('../../../node_modules/.cache/headway/library', import.meta.url));

let web: TestWeb;
let owner: Person;
let viewer: Person;
let projectId: string;
let outputs: Record<string, unknown>;
let article: Article;

beforeAll(async () => {
  web = await startTestWeb();
  [owner, viewer] = [await web.createPerson(), await web.createPerson()];
  projectId = await web.createProject(owner, { viewer });
  outputs = await generate();
  article = articleSchema.parse(parseStageOutputs(outputs).optimization?.article);
}, 180_000);
afterAll(() => web[Symbol.asyncDispose]());

/** What the stages hand on, from the offline library. */
async function generate(): Promise<Record<string, unknown>> {
  await using providers = await createProviders(
    {},
    { openLibrary: () => openOfflineLibrary({ cacheDirectory: LIBRARY }) },
  );
  const made: Record<string, unknown> = {};
  for (const stage of stages) {
    made[stage.id] = await stage.run({ keyword: KEYWORD, locale: 'en' }, parseStageOutputs(made), {
      signal: new AbortController().signal,
      providers,
      idempotencyKey: `test:${stage.id}`,
      report: () => undefined,
    });
  }
  return made;
}

/** A content with its article, and the generation that wrote it, as a worker would have stored them. */
async function createContent({
  project = projectId,
  stored = article,
}: { project?: string; stored?: Article | null } = {}): Promise<{ id: string; generationId: string }> {
  const { rows } = await web.db.query(
    `with content as (
       insert into public.contents (project_id, keyword, locale, status, article, created_by, completed_at)
       values ($1, $2, 'en', case when $3::jsonb is null then 'running' else 'complete' end, $3, $4, now())
       returning id, status
     ), generation as (
       insert into public.generations (content_id, project_id, job_id, status, state, requested_by, finished_at)
       select id, $1, gen_random_uuid(), status, '{}', $4, now() from content
       returning id
     )
     select content.id, generation.id as "generationId" from content, generation`,
    [project, KEYWORD, stored === null ? null : JSON.stringify(stored), owner.id],
  );
  const content = z.object({ id: z.string(), generationId: z.string() }).parse(rows[0]);
  for (const [stage, output] of stored === null ? [] : Object.entries(outputs)) {
    await web.db.query(
      'insert into private.stage_outputs (generation_id, stage, output) values ($1, $2, $3)',
      [content.generationId, stage, JSON.stringify(output)],
    );
  }
  return content;
}

const ask = (person: Person | null, id: string, headers: Record<string, string> = {}) =>
  web.call(person, getBrief, { params: { id }, headers });

test('a viewer gets what assesses the article as its generation did', async () => {
  const { id } = await createContent();
  const answer = await ask(viewer, id);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('private, no-cache');
  const assess = createAssessor(briefSchema.parse(await answer.json()), await loadLanguage('en'));
  expect({ ...assess(article), html: article.html }).toEqual(article);
});

test('is compared with the other articles of its project and language, and of no other', async () => {
  const project = await web.createProject(owner);
  const [first, second] = [await createContent({ project }), await createContent({ project })];
  const brief = briefSchema.parse(await (await ask(owner, first.id)).json());
  expect(brief.request.ownArticles).toEqual([{ title: article.title, text: article.markdown }]);
  const own = createAssessor(
    brief,
    await loadLanguage('en'),
  )(article).checks.find((check) => check.id === 'own-articles');
  expect(own).toMatchObject({ level: 'block' });
  await web.db.query(`update public.contents set locale = 'de' where id = $1`, [second.id]);
  const alone = briefSchema.parse(await (await ask(owner, first.id)).json());
  expect(alone.request.ownArticles).toEqual([]);
});

test('is sent once, until there is more to compare with', async () => {
  const project = await web.createProject(owner);
  const { id } = await createContent({ project });
  const tag = (await ask(owner, id)).headers.get('etag') ?? '';
  const again = await ask(owner, id, { 'if-none-match': tag });
  expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag]);
  await createContent({ project });
  const changed = await ask(owner, id, { 'if-none-match': tag });
  expect(changed.status).toBe(200);
  expect(changed.headers.get('etag')).not.toBe(tag);
});

test('says by a code when there is nothing to assess by', async () => {
  const [pruned, other, unfinished] = [
    await createContent(),
    await createContent(),
    await createContent({ stored: null }),
  ];
  await web.db.query(
    `delete from private.stage_outputs where generation_id = $1 and stage = 'seo-analysis'`,
    [pruned.generationId],
  );
  await web.db.query(
    `update private.stage_outputs set output = '{"text": "of another shape"}'
      where generation_id = $1 and stage = 'competitor-scraping'`,
    [other.generationId],
  );
  for (const { id } of [pruned, other, unfinished]) {
    const answer = await ask(viewer, id);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([404, 'no-store']);
    expect(await answer.json()).toMatchObject({ code: 'brief_missing' });
  }
});

test('is for members alone', async () => {
  const { id } = await createContent();
  const outsider = await web.createPerson();
  const tag = (await ask(owner, id)).headers.get('etag') ?? '';
  expect((await ask(null, id)).status).toBe(401);
  for (const answer of [await ask(outsider, id), await ask(outsider, id, { 'if-none-match': tag })]) {
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: 'not_found' });
  }
  expect((await ask(owner, 'x')).status).toBe(400);
});
