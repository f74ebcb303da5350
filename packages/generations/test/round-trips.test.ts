import { createPool } from '@headway/database';
import { STAGES } from '@headway/pipeline/stages';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openClaim, type Claim } from '../src/run/claim.ts';
import { toProgressEvent } from '../src/run/run-stage.ts';
import { FIRST_GUESS } from '../src/store/estimates.ts';
import { GENERATION_QUEUE } from '../src/store/queues.ts';
import { beginStageRow } from '../src/store/stage-rows.ts';
import { startCountingProxy } from './support/count-round-trips.ts';
import { readState } from './support/read-history.ts';
import { startTestInstallation, type TestInstallation } from './support/test-installation.ts';

let installation: TestInstallation;
beforeAll(async () => {
  installation = await startTestInstallation();
});
afterAll(() => installation[Symbol.asyncDispose]());

test('a tick of a running generation costs one round trip, the begin of a stage four', async () => {
  const { db, database, ctx } = installation;
  await using proxy = await startCountingProxy(database.url);
  await using stack = new AsyncDisposableStack();
  const pool = createPool({
    connectionString: proxy.url,
    applicationName: 'headway-test',
    max: 1,
    onConnectionLost: () => undefined,
  });
  stack.defer(() => pool.end());
  const { contentId, generationId } = await installation.request(
    await installation.createProject(),
    'streams',
  );
  const [job] = await ctx.jobs.boss.fetch(GENERATION_QUEUE);
  if (!job) throw new Error('no job');
  const claim: Claim = await openClaim({
    db: pool,
    job,
    generationId,
    reportOutage: () => undefined,
    signal: new AbortController().signal,
  });
  const at = { claim, index: 0, estimates: FIRST_GUESS };
  const begin = await proxy.count(() =>
    claim.write([toProgressEvent(at, {})], (tx) =>
      beginStageRow(tx, generationId, { stage: STAGES[0].id, index: 0, provider: 'quick' }),
    ),
  );
  const tick = await proxy.count(() =>
    claim.write([toProgressEvent(at, { fraction: 0.5, detail: 'half', text: { offset: 0, append: 'A' } })]),
  );
  expect({ begin, tick }).toEqual({ begin: 4, tick: 1 });
  expect(await readState(db, contentId)).toMatchObject({ status: 'running', text: 'A' });
});
