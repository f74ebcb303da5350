import { seedDocument } from '@headway/documents/server';
import { startTestDatabase, type TestDatabase } from '@headway/local-supabase/testing';
import { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { analysis, GOOD, META, page, sources } from '../../../packages/pipeline/test/support/good-article.ts';
import { measureArticles } from '../src/measure-articles.ts';

let database: TestDatabase;
let db: Pool;

beforeAll(async () => {
  database = await startTestDatabase({ seed: true });
  db = new Pool({ connectionString: database.url, max: 4 });
});
afterAll(async () => {
  await db.end();
  await database.stop();
});

const usage = { searchCalls: 0, pagesFetched: 0, inputTokens: 0, outputTokens: 0 };
const draft = {
  title: 'Event Streams',
  metaDescription: META,
  markdown: GOOD,
  writer: 'test',
  method: 'model',
  sources,
};
const article = {
  ...draft,
  keyword: 'event stream',
  locale: 'en',
  slug: 'event-stream',
  html: '',
  words: 1,
  notice: null,
  publishable: true,
  noindex: false,
  score: { total: 1, before: 1, parts: [] },
  checks: [],
  terms: [],
  changes: [],
  jsonLd: '',
  usage,
};

async function insertArticle(): Promise<string> {
  const { rows } = await db.query(
    `with written as (
       insert into public.contents (project_id, keyword, locale, status, article, score, words)
       select project_id, 'event stream', 'en', 'complete', $1::jsonb, null, 5 from public.project_members limit 1
       returning id, project_id
     ), generated as (
       insert into public.generations (content_id, project_id, job_id, state, status, finished_at)
       select id, project_id, gen_random_uuid(), '{}', 'complete', now() from written returning id
     ), kept as (
       insert into private.stage_outputs (generation_id, stage, output)
       select generated.id, output.key, output.value from generated, jsonb_each($2::jsonb) as output
     )
     select id, (select user_id from public.project_members limit 1) as "userId" from written`,
    [
      JSON.stringify(article),
      JSON.stringify({
        'competitor-scraping': { pages: [page(1), page(2), page(3)] },
        'seo-analysis': analysis,
        'content-generation': { draft },
        optimization: { article },
      }),
    ],
  );
  const { id, userId } = z.object({ id: z.uuid(), userId: z.uuid() }).parse(rows[0]);
  await seedDocument({ db, user: { id: userId } }, { contentId: id });
  return id;
}

test('an article without a score gets that of its newest version, once', async () => {
  const contentId = await insertArticle();
  const { signal } = new AbortController();
  expect(await measureArticles(db, signal)).toBe(1);
  const { rows } = await db.query('select score::float8 as score from public.contents where id = $1', [
    contentId,
  ]);
  expect(z.object({ score: z.number().min(0).max(100) }).safeParse(rows[0]).success).toBe(true);
  expect(await measureArticles(db, signal)).toBe(0);
});
