import { STAGES } from '@headway/pipeline/stages';
import { endSessions } from '@headway/testing/end-sessions';
import { eventually } from '@headway/testing/eventually';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorker } from '../src/index.ts';
import { createHold, toHeldKeyword } from './support/hold.ts';
import { startLossyProxy } from './support/lossy-proxy.ts';
import { createQuickStages, noProviders, writeText } from './support/quick-stages.ts';
import { expectSoundHistory, readRuns, readState, waitForEnd } from './support/read-history.ts';
import { createTestLog, startTestInstallation, type TestInstallation } from './support/test-installation.ts';

let installation: TestInstallation;
beforeAll(async () => {
  installation = await startTestInstallation({ durable: true });
});
afterAll(() => installation[Symbol.asyncDispose]());

test('when the database is killed nothing is lost, nothing is doubled, and the worker goes on', async () => {
  const { db, database } = installation;
  const hold = createHold('hold');
  const log = createTestLog();
  const worker = await startWorker({
    connectionString: database.url,
    stages: createQuickStages(hold.during),
    providers: noProviders,
    concurrency: 10,
    log,
  });
  const projects = await Promise.all(Array.from({ length: 10 }, () => installation.createProject()));
  const keywords = projects.map((_, i) =>
    i === 0 ? toHeldKeyword('hold', 'content-generation') : `key ${i}`,
  );
  const held = await installation.request(projects[0] ?? '', keywords[0] ?? '');
  await eventually(async () => {
    expect((await readState(db, held.contentId)).text.length).toBeGreaterThan(100);
  });
  // the others are interrupted at random points
  const others = await Promise.all(
    projects.slice(1).map((project, i) => installation.request(project, keywords[i + 1] ?? '')),
  );
  process.kill(database.pid, 'SIGKILL');
  hold.release();
  await eventually(() => expect(db.query('select 1')).rejects.toThrow(/terminat|connect/i));
  await database.restart();
  for (const [i, { contentId }] of [held, ...others].entries()) {
    const state = await waitForEnd(db, contentId);
    expect(state).toMatchObject({ status: 'complete', text: writeText(keywords[i] ?? '') });
    await expectSoundHistory(db, contentId);
  }
  expect(log.errors).toEqual([]);
  await worker.stop();
});

test('the worker survives that the server ends its sessions 50 times', async () => {
  const { db, database } = installation;
  const log = createTestLog();
  const worker = await startWorker({
    connectionString: database.url,
    stages: createQuickStages(),
    providers: noProviders,
    log,
  });
  const projectId = await installation.createProject();
  const ending = endSessions(db, 50);
  const generations = await Promise.all(
    ['one', 'two', 'three', 'four'].map((keyword) =>
      eventually(() => installation.request(projectId, keyword)),
    ),
  );
  await ending;
  for (const { contentId } of generations) {
    expect((await waitForEnd(db, contentId)).status).toBe('complete');
    await expectSoundHistory(db, contentId);
  }
  expect(log.errors).toEqual([]);
  await worker.stop();
});

test('a commit whose answer was lost is not made twice', async () => {
  const { db, database } = installation;
  await using proxy = await startLossyProxy(database.url, 4);
  const log = createTestLog();
  const worker = await startWorker({
    connectionString: proxy.url,
    stages: createQuickStages(),
    providers: noProviders,
    log,
  });
  const projectId = await installation.createProject();
  const generations = await Promise.all(
    ['one', 'two', 'three'].map((keyword) => installation.request(projectId, keyword)),
  );
  for (const { contentId, generationId } of generations) {
    expect((await waitForEnd(db, contentId)).status).toBe('complete');
    expect(Object.values(await readRuns(db, generationId))).toEqual([1, 1, 1, 1, 1, 1]);
    const events = await expectSoundHistory(db, contentId);
    const finished = events.flatMap((event) =>
      event.type === 'progress' && event.stageDurationMs !== undefined ? [event.stage] : [],
    );
    expect(finished).toEqual(STAGES.map(({ id }) => id));
  }
  expect(proxy.lost()).toBeGreaterThan(5);
  expect(log.errors).toEqual([]);
  await worker.stop();
});
