import { randomUUID } from 'node:crypto';
import { PipelineError } from '@headway/pipeline';
import { STAGES } from '@headway/pipeline/stages';
import { createPostgresEventLog } from '@headway/realtime/server';
import { eventually } from '@headway/testing/eventually';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  cancelGeneration,
  ContentGenerationProgressTracker,
  retryGeneration,
  startWorker,
  type GenerationFailedError,
  type WorkerOptions,
} from '../src/index.ts';
import type { CompleteEvent, ProgressEvent } from '@headway/topics/content';
import { createHold, toHeldKeyword } from './support/hold.ts';
import { createQuickStages, noProviders, writeText, type During } from './support/quick-stages.ts';
import { expectSoundHistory, readRuns, readState, waitForEnd } from './support/read-history.ts';
import { createTestLog, startTestInstallation, type TestInstallation } from './support/test-installation.ts';

let installation: TestInstallation;
beforeAll(async () => {
  installation = await startTestInstallation();
});
afterAll(() => installation[Symbol.asyncDispose]());

function start(during?: During, options: Partial<WorkerOptions> = {}) {
  return startWorker({
    connectionString: installation.database.url,
    stages: createQuickStages(during),
    providers: noProviders,
    concurrency: 6,
    log: createTestLog(),
    ...options,
  });
}

async function requestHeld(stage: (typeof STAGES)[number]['id'], prefix = 'hold') {
  return installation.request(await installation.createProject(), toHeldKeyword(prefix, stage));
}

async function waitUntilHeld({ contentId }: { contentId: string }, stage: string): Promise<void> {
  await eventually(async () => {
    const state = await readState(installation.db, contentId);
    const current = state.stages[state.currentStage];
    expect(current?.id).toBe(stage);
    expect(current?.fraction).toBeGreaterThan(0.4);
  });
}

test('cancelling aborts the running stage, whichever it is; a retry starts from nothing', async () => {
  const { db, ctx } = installation;
  const hold = createHold('hold');
  const worker = await start(hold.during);
  const held = await Promise.all(STAGES.map(async ({ id }) => ({ stage: id, ...(await requestHeld(id)) })));
  await Promise.all(held.map((generation) => waitUntilHeld(generation, generation.stage)));
  expect(await retryGeneration(ctx, { contentId: held[0]?.contentId ?? '' })).toEqual({
    ok: false,
    code: 'already_running',
  });
  for (const { contentId, generationId } of held) {
    expect(await cancelGeneration(ctx, { contentId })).toEqual({ ok: true, value: { generationId } });
    expect(await cancelGeneration(ctx, { contentId })).toEqual({ ok: false, code: 'not_running' });
  }
  // Only cancelling ends the hold.
  await eventually(() => expect(hold.aborted.size).toBe(held.length));

  hold.release();
  for (const { contentId, generationId, stage } of held) {
    const cancelled = await readState(db, contentId);
    expect(cancelled).toMatchObject({ status: 'cancelled', error: { code: 'cancelled' }, result: null });
    const { rows } = await db.query(
      `select generation.status, stage.status as stage, content.status as content
         from public.generations as generation
         join public.generation_stages as stage on stage.generation_id = generation.id and stage.stage = $2
         join public.contents as content on content.id = generation.content_id
        where generation.id = $1`,
      [generationId, stage],
    );
    expect(rows).toEqual([{ status: 'cancelled', stage: 'cancelled', content: 'cancelled' }]);

    const [first, second] = await Promise.all([
      retryGeneration(ctx, { contentId }),
      retryGeneration(ctx, { contentId }),
    ]);
    const retried = first.ok ? first : second;
    expect([first, second]).toContainEqual({ ok: false, code: 'already_running' });
    if (!retried.ok) throw new Error(retried.code);
    expect((await waitForEnd(db, contentId)).status).toBe('complete');
    expect(Object.values(await readRuns(db, retried.value.generationId))).toEqual([1, 1, 1, 1, 1, 1]);
    await expectSoundHistory(db, contentId);
    expect(await retryGeneration(ctx, { contentId })).toMatchObject({
      code: 'already_complete',
    });
  }
  await worker.stop();
  const contentId = randomUUID();
  expect(await cancelGeneration(ctx, { contentId })).toEqual({ ok: false, code: 'not_found' });
  expect(await retryGeneration(ctx, { contentId })).toEqual({ ok: false, code: 'not_found' });
});

test('a waiting generation is cancelled at once and never begins', async () => {
  const { db, ctx } = installation;
  const { contentId, generationId } = await requestHeld('validation');
  expect(await cancelGeneration(ctx, { contentId })).toMatchObject({ ok: true });
  // a refusal writes nothing, not even the same again
  const readWrites = async () =>
    (
      await db.query(
        `select job.xmin::text as job, generation.xmin::text as generation
           from public.generations as generation join pgboss.job as job on job.id = generation.job_id
          where generation.id = $1`,
        [generationId],
      )
    ).rows;
  const written = await readWrites();
  expect(await cancelGeneration(ctx, { contentId })).toMatchObject({ code: 'not_running' });
  expect(await readWrites()).toEqual(written);
  const after = await installation.request(await installation.createProject(), 'streams');
  const worker = await start();
  await waitForEnd(db, after.contentId);
  await worker.stop();
  expect((await readState(db, contentId)).status).toBe('cancelled');
  expect(await readRuns(db, generationId)).toEqual({});
  await expectSoundHistory(db, contentId);
});

test('a worker that stops hands its jobs over at once, and only the running stage runs again', async () => {
  const { db } = installation;
  const hold = createHold('hold');
  const leaving = await start(hold.during);
  const held = await requestHeld('content-generation');
  await waitUntilHeld(held, 'content-generation');
  const staying = await start();
  const stoppedAt = performance.now();
  await leaving.stop();
  expect(performance.now() - stoppedAt).toBeLessThan(3000);
  expect((await waitForEnd(db, held.contentId)).status).toBe('complete');
  expect(performance.now() - stoppedAt).toBeLessThan(3000);
  expect(await readRuns(db, held.generationId)).toMatchObject({ 'seo-analysis': 1, 'content-generation': 2 });
  const events = await expectSoundHistory(db, held.contentId);
  // published text was not published again
  const texts = events.flatMap((event) => (event.type === 'progress' && event.text ? [event.text] : []));
  let length = 0;
  for (const { offset, append } of texts) {
    expect(offset).toBeGreaterThanOrEqual(length - 1);
    length = offset + append.length;
  }
  await staying.stop();
});

test('a temporary failure is tried again and shown meanwhile; other failures end with their code', async () => {
  const { db } = installation;
  const failures = new Map<string, number>();
  const log = createTestLog();
  const worker = await start(
    async ({ stage, keyword }) => {
      if (stage !== 'competitor-scraping') return;
      const times = (failures.get(keyword) ?? 0) + 1;
      failures.set(keyword, times);
      if (keyword === 'passing' && times < 3) {
        throw new PipelineError('provider_unavailable', 'The search provider does not answer.');
      }
      if (keyword === 'lasting') {
        throw new PipelineError('provider_unavailable', 'The search provider does not answer.');
      }
      if (keyword === 'refused') {
        throw new PipelineError('keyword_not_covered', 'Nothing is known of that.', {
          suggestions: ['streaming'],
        });
      }
      if (keyword === 'defect') throw new TypeError('undefined is not a function');
    },
    { log, limits: { providerRuns: 3, internalRuns: 2, retrySeconds: 0.2 } },
  );
  const [passing, lasting, refused, defect] = await Promise.all(
    ['passing', 'lasting', 'refused', 'defect'].map(async (keyword) =>
      installation.request(await installation.createProject(), keyword),
    ),
  );
  if (!passing || !lasting || !refused || !defect) throw new Error('not requested');

  expect((await waitForEnd(db, passing.contentId)).status).toBe('complete');
  expect(await readRuns(db, passing.generationId)).toMatchObject({
    'serp-analysis': 1,
    'competitor-scraping': 3,
  });
  const details = (await expectSoundHistory(db, passing.contentId)).map((event) =>
    event.type === 'progress' ? event.detail : '',
  );
  expect(details).toContain('The search provider does not answer. Trying again in 1 s.');

  expect((await waitForEnd(db, lasting.contentId)).error).toEqual({
    code: 'provider_unavailable',
    message: 'The search provider does not answer.',
    retryable: true,
    suggestions: [],
  });
  expect(failures.get('lasting')).toBe(3);
  expect((await waitForEnd(db, refused.contentId)).error).toMatchObject({
    code: 'keyword_not_covered',
    retryable: false,
    suggestions: ['streaming'],
  });
  expect(failures.get('refused')).toBe(1);
  expect((await waitForEnd(db, defect.contentId)).error).toMatchObject({ code: 'internal', retryable: true });
  expect(failures.get('defect')).toBe(2);
  expect(log.errors).toHaveLength(2);
  expect(log.errors[0]).toContain('undefined is not a function\\n    at');
  for (const { contentId } of [lasting, refused, defect]) await expectSoundHistory(db, contentId);
  await worker.stop();
});

test('a generation that no worker survives fails with worker_lost', async () => {
  const { db } = installation;
  const lost = await installation.request(await installation.createProject(), 'streams');
  await db.query(
    `update pgboss.job set state = 'active', started_on = now(), retry_count = retry_limit,
            heartbeat_on = now() - interval '1 minute'
      where data ->> 'generationId' = $1`,
    [lost.generationId],
  );
  const worker = await start();
  expect((await waitForEnd(db, lost.contentId)).error).toMatchObject({
    code: 'worker_lost',
    retryable: true,
  });
  await expectSoundHistory(db, lost.contentId);
  await worker.stop();
});

test('the text events of a finished topic are pruned a quarter of an hour later, and its state stays', async () => {
  const { db } = installation;
  const worker = await start();
  const { contentId } = await installation.request(await installation.createProject(), 'streams');
  const complete = await waitForEnd(db, contentId);
  const topic = `content:${contentId}`;
  const { rows } = await db.query(
    `select extract(epoch from start_after - created_on)::int as seconds from pgboss.job
      where name = 'topic-prune' and data ->> 'topic' = $1`,
    [topic],
  );
  expect(rows).toEqual([{ seconds: 900 }]);
  await worker.stop();
  await db.query(`update pgboss.job set start_after = now() where name = 'topic-prune'`);
  const later = await start();
  await eventually(async () => {
    const { rowCount } = await db.query('select 1 from events.events where topic = $1 and transient', [
      topic,
    ]);
    expect(rowCount).toBe(0);
  });
  await later.stop();
  expect(await readState(db, contentId)).toEqual(complete);
  expect(complete.text).toBe(writeText('streams'));
});

test("the ADR's tracker follows a generation in another process from its current state", async () => {
  const { db, database, ctx } = installation;
  const events = createPostgresEventLog({ pool: db, listen: { connectionString: database.url } });
  const hold = createHold('track');
  const worker = await start(hold.during);
  const { contentId } = await requestHeld('content-generation', 'track');
  await waitUntilHeld({ contentId }, 'content-generation');
  const follow = () => {
    const tracker = new ContentGenerationProgressTracker(contentId, { events, log: createTestLog() });
    const progress: ProgressEvent[] = [];
    tracker.on('progress', (event) => progress.push(event));
    const completed = Promise.withResolvers<CompleteEvent>();
    tracker.on('complete', completed.resolve);
    const failed = Promise.withResolvers<GenerationFailedError>();
    tracker.on('error', failed.resolve);
    return { tracker, progress, completed: completed.promise, failed: failed.promise, end: tracker.start() };
  };
  const early = follow();
  const stopped = follow();
  await eventually(() => {
    expect(early.progress).not.toEqual([]);
    expect(stopped.progress).not.toEqual([]);
  });
  expect(early.progress[0]).toMatchObject({ stage: 'content-generation', currentStep: 4, status: 'running' });
  stopped.tracker.stop();
  await stopped.end;
  hold.release();
  expect(await early.completed).toMatchObject({ contentId, percentage: 100 });
  await early.end;
  const text = early.progress.reduce(
    (before, { text: patch }) => (patch ? before.slice(0, patch.offset) + patch.append : before),
    '',
  );
  expect(text).toBe(writeText(toHeldKeyword('track', 'content-generation')));
  const percentages = early.progress.map(({ percentage }) => percentage);
  expect(percentages).toEqual(percentages.toSorted((a, b) => a - b));
  const late = follow();
  await late.completed;
  await late.end;
  expect(late.progress).toEqual([]);

  const cancelled = await requestHeld('validation', 'other');
  await cancelGeneration(ctx, { contentId: cancelled.contentId });
  const tracker = new ContentGenerationProgressTracker(cancelled.contentId, { events, log: createTestLog() });
  const failed = Promise.withResolvers<GenerationFailedError>();
  tracker.on('error', failed.resolve);
  await tracker.start();
  expect(await failed.promise).toMatchObject({ name: 'GenerationFailedError', code: 'cancelled' });
  await worker.stop();
});
