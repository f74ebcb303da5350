import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readEstimates, requestGeneration, startWorker } from '../src/index.ts';
import { createQuickStages, noProviders, writeText } from './support/quick-stages.ts';
import { expectSoundHistory, readEvents, readRuns, waitForEnd } from './support/read-history.ts';
import { createTestLog, startTestInstallation, type TestInstallation } from './support/test-installation.ts';

let installation: TestInstallation;
beforeAll(async () => {
  installation = await startTestInstallation();
});
afterAll(() => installation[Symbol.asyncDispose]());

/** Requests a generation with defaults for the fields that the test leaves out. */
function request(options: { projectId: string; keyword?: string; locale?: string; idempotencyKey?: string }) {
  return requestGeneration(installation.ctx, { keyword: 'streams', ...options });
}

test('twenty equal requests at once make one generation, and are all answered with it', async () => {
  const { db } = installation;
  const projectId = await installation.createProject();
  const key = randomUUID();
  const results = await Promise.all(
    Array.from({ length: 20 }, () => request({ projectId, idempotencyKey: key, keyword: ' streams ' })),
  );
  const values = results.map((result) => {
    if (!result.ok) throw new Error(result.code);
    return result.value;
  });
  expect(new Set(values.map(({ generationId }) => generationId)).size).toBe(1);
  expect(values.filter(({ replayed }) => !replayed)).toHaveLength(1);
  const { rows } = await db.query(
    `select (select count(*)::int from public.contents where project_id = $1) as contents,
            (select count(*)::int from public.generations where project_id = $1) as generations,
            (select count(*)::int from pgboss.job where singleton_key like $1::text || ':%') as jobs`,
    [projectId],
  );
  expect(rows).toEqual([{ contents: 1, generations: 1, jobs: 1 }]);
  expect(await request({ projectId, idempotencyKey: key, keyword: 'other' })).toEqual({
    ok: false,
    code: 'idempotency_key_reused',
  });
  expect(await request({ projectId, idempotencyKey: key, locale: 'de' })).toEqual({
    ok: false,
    code: 'idempotency_key_reused',
  });
  const [first] = values;
  const [queued, ...more] = await readEvents(db, first?.contentId ?? '');
  expect(queued).toMatchObject({ type: 'progress', status: 'queued', percentage: 0 });
  expect(queued).toHaveProperty('expectedSeconds', [30, 60, 45, 90, 30, 15]);
  expect(more).toEqual([]);
});

test('invalid input is refused with a code and leaves nothing behind', async () => {
  const projectId = await installation.createProject();
  const keywords = ['', '   ', '🧭🧭', '--;', 'x'.repeat(201), 'x'.repeat(10_000), 'a\0b', 'a\nb', 'a\uD800'];
  for (const keyword of keywords) {
    expect(await request({ projectId, keyword })).toEqual({ ok: false, code: 'invalid_keyword' });
  }
  expect(await request({ projectId, locale: 'not a locale' })).toMatchObject({ code: 'invalid_locale' });
  expect(await request({ projectId, idempotencyKey: 'a b' })).toMatchObject({
    code: 'invalid_idempotency_key',
  });
  expect(await request({ projectId: randomUUID() })).toMatchObject({ code: 'not_found' });
  const { rowCount } = await installation.db.query('select 1 from public.contents where project_id = $1', [
    projectId,
  ]);
  expect(rowCount).toBe(0);
});

test('of twenty generations of a project at most two run at once, also with two workers', async () => {
  const { db, database } = installation;
  const projectId = await installation.createProject();
  const keywords = ['"; drop table contents; --1', '<script>1</script>', 'مرحبا', 'x'.repeat(200)];
  for (let i = keywords.length; i < 20; i += 1) keywords.push(`keyword ${i}`);
  const active = new Set<string>();
  let most = 0;
  const stages = createQuickStages(async ({ stage, keyword }) => {
    if (!keywords.includes(keyword)) return;
    active.add(keyword);
    most = Math.max(most, active.size);
    if (stage === 'optimization') active.delete(keyword);
  });
  const log = createTestLog();
  const options = { connectionString: database.url, stages, providers: noProviders, concurrency: 6, log };
  const workers = await Promise.all([startWorker(options), startWorker(options)]);
  const requested = await Promise.all(keywords.map((keyword) => installation.request(projectId, keyword)));
  for (const [i, { contentId, generationId }] of requested.entries()) {
    const state = await waitForEnd(db, contentId);
    expect(state).toMatchObject({ status: 'complete', text: writeText(keywords[i] ?? '') });
    await expectSoundHistory(db, contentId);
    expect(Object.values(await readRuns(db, generationId))).toEqual([1, 1, 1, 1, 1, 1]);
  }
  expect(most).toBe(2);
  expect(log.errors).toEqual([]);
  await Promise.all(workers.map((worker) => worker.stop()));

  const { rows } = await db.query(
    `select status, title, words, article ->> 'keyword' as keyword from public.contents where id = $1`,
    [requested[0]?.contentId],
  );
  expect(rows).toEqual([
    {
      status: 'complete',
      title: `All about ${keywords[0]}`,
      words: expect.any(Number),
      keyword: keywords[0],
    },
  ]);
});

test('estimates come from recorded durations of the same stage and provider, else from ADR-007', async () => {
  const { db } = installation;
  const learned = await readEstimates(db, { 'serp-analysis': 'quick' });
  expect(learned.map(({ median }) => median < 5)).toEqual([true, true, true, true, true, true]);
  expect(learned.every(({ median, p90 }) => p90 >= median)).toBe(true);
  const [unknown] = await readEstimates(db, { 'serp-analysis': 'another' });
  expect(unknown).toEqual({ median: 30, p90: expect.closeTo(100 / 3) });
});
