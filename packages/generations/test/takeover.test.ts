import { STAGES } from '@headway/pipeline/stages';
import { eventually } from '@headway/testing/eventually';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toHeldKeyword } from './support/hold.ts';
import { writeText } from './support/quick-stages.ts';
import { expectSoundHistory, readRuns, readState, waitForEnd } from './support/read-history.ts';
import { spawnWorker } from './support/spawn-worker.ts';
import { startTestInstallation, type TestInstallation } from './support/test-installation.ts';

let installation: TestInstallation;
beforeAll(async () => {
  installation = await startTestInstallation();
});
afterAll(() => installation[Symbol.asyncDispose]());

test('another worker takes over from a killed one, in each stage, and from a frozen one', async () => {
  const { db, database } = installation;
  await using killed = await spawnWorker(database.url, 'kill');
  const generations = await Promise.all(
    STAGES.map(async ({ id }) => ({
      stage: id,
      ...(await installation.request(await installation.createProject(), toHeldKeyword('kill', id))),
    })),
  );
  await Promise.all(generations.map(({ contentId, stage }) => waitUntilHeld(contentId, stage)));

  // freezes while it writes, and wakes up while another worker runs the same stage
  await using silent = await spawnWorker(database.url, 'silent');
  killed.kill('SIGSTOP');
  const overlap = await installation.request(
    await installation.createProject(),
    toHeldKeyword('silent', 'content-generation'),
  );
  await waitUntilHeld(overlap.contentId, 'content-generation');

  silent.kill('SIGSTOP');
  killed.kill('SIGKILL');
  const killedAt = performance.now();
  await using heir = await spawnWorker(database.url, 'silent');

  const delays = await Promise.all(
    generations.map(async ({ contentId, generationId, stage }) => {
      await eventually(async () => expect((await readRuns(db, generationId))[stage]).toBe(2));
      const delay = performance.now() - killedAt;
      const state = await waitForEnd(db, contentId);
      expect(state).toMatchObject({ status: 'complete', text: writeText(toHeldKeyword('kill', stage)) });
      await expectSoundHistory(db, contentId);
      const runs = STAGES.map(({ id }) => [id, id === stage ? 2 : 1]);
      expect(await readRuns(db, generationId)).toEqual(Object.fromEntries(runs));
      return delay;
    }),
  );
  expect(Math.max(...delays)).toBeLessThan(15_000);

  await eventually(async () => {
    expect((await readRuns(db, overlap.generationId))['content-generation']).toBe(2);
  });
  silent.release();
  silent.kill('SIGCONT');
  await eventually(() => expect(silent.output()).toContain('claim lost'));
  expect((await readState(db, overlap.contentId)).status).toBe('running');
  heir.release();
  await waitForEnd(db, overlap.contentId);
  await expectSoundHistory(db, overlap.contentId);
  expect(await readRuns(db, overlap.generationId)).toMatchObject({ 'content-generation': 2, validation: 1 });
});

/** Waits until the generation is halfway through a stage and its report is stored. */
function waitUntilHeld(contentId: string, stage: string): Promise<unknown> {
  return eventually(async () => {
    const state = await readState(installation.db, contentId);
    const current = state.stages[state.currentStage];
    expect(current?.id).toBe(stage);
    expect(current?.fraction).toBeGreaterThan(0.4);
  });
}
