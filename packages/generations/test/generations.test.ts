import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorker } from '../src/server/index.ts';
import { createQuickStages, noProviders, writeText } from './support/quick-stages.ts';
import { expectSoundHistory, readRuns, waitForEnd } from './support/read-history.ts';
import { createTestLog, startTestInstallation, type TestInstallation } from './support/test-installation.ts';

let installation: TestInstallation;
beforeAll(async () => {
  installation = await startTestInstallation();
});
afterAll(() => installation[Symbol.asyncDispose]());

test('a keyword becomes an article, watched all the way', async () => {
  const { db, database } = installation;
  const log = createTestLog();
  const worker = await startWorker({
    connectionString: database.url,
    stages: createQuickStages(),
    providers: noProviders,
    log,
  });
  const { contentId, generationId } = await installation.request(
    await installation.createProject(),
    'streams',
  );
  const state = await waitForEnd(db, contentId);
  expect(state.status).toBe('complete');
  expect(state.text).toBe(writeText('streams'));
  await expectSoundHistory(db, contentId);
  expect(Object.values(await readRuns(db, generationId))).toEqual([1, 1, 1, 1, 1, 1]);
  expect(log.errors).toEqual([]);
  await worker.stop();
});
