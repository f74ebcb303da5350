import { STAGES } from '@headway/pipeline/stages';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { DEMO_PROJECT } from './demo.ts';
import { runWithFaults, toTable } from './fault-run.ts';
import { startInstallation, type TestInstallation } from './installation.ts';
import { requestGeneration, signIn, type Person } from './person.ts';
import { readProgress, type ProgressMessage, type ProgressReading } from './progress-reader.ts';

let installation: TestInstallation;
let editor: Person;
let database: Pool;

beforeAll(async () => {
  installation = await startInstallation({ workers: 2 });
  editor = await signIn(installation, 'editor');
  database = new Pool({ connectionString: installation.databaseUrl });
  // Postgres is killed here, and with it whatever connection is idle.
  database.on('error', () => undefined);
});
afterAll(async () => {
  await database.end();
  await installation.stop();
});

/** Whatever was killed: every step once, in order, never back, and whole at the end. */
function expectWhole({ messages }: ProgressReading) {
  const seqs = messages.map(({ id }) => Number(id.split('~')[1]));
  expect(seqs).toEqual([...new Set(seqs)].toSorted((one, other) => one - other));
  const percentages = messages.map(({ event }) => ('percentage' in event ? event.percentage : -1));
  expect(percentages).toEqual(percentages.toSorted((one, other) => one - other));
  expect(messages.at(-1)?.event).toMatchObject({ type: 'complete', percentage: 100 });
}

/** Starts a generation and kills `victim` once `when` first holds. */
async function generateAndKill(victim: () => number, when: (message: ProgressMessage) => boolean) {
  const { contentId } = await requestGeneration(editor, DEMO_PROJECT, 'caching and revalidation');
  let killed = false;
  const reading = await readProgress(editor, contentId, (message) => {
    if (killed || !when(message)) return;
    killed = true;
    process.kill(victim(), 'SIGKILL');
  });
  expect(killed).toBe(true);
  return reading;
}

const isWriting = ({ event }: ProgressMessage) =>
  event.type === 'progress' && event.stage === 'content-generation' && (event.text?.append.length ?? 0) > 0;

describe('a generation ends complete, without a step back, when kill -9 takes', () => {
  test('the web application while it streams', async () => {
    const reading = await generateAndKill(() => installation.pid('web'), isWriting);
    expectWhole(reading);
    expect(reading.connections).toBeGreaterThan(1);
  });

  test('Postgres while a worker writes', async () => {
    expectWhole(await generateAndKill(() => installation.pid('postgres'), isWriting));
  });

  test('the local Supabase', async () => {
    expectWhole(await generateAndKill(() => installation.pid('supabase'), isWriting));
  });
});

test('a second start with the same data directory refuses and names the first', async () => {
  await expect(startInstallation({ sameAs: installation })).rejects.toThrow(
    `already runs with this data directory: ${installation.url}`,
  );
});

const runsSchema = z.array(z.object({ stage: z.string(), runs: z.int() }));

/** How often each stage of a generation was begun. */
async function readRuns(generationId: string) {
  const { rows } = await database.query(
    'select stage, runs from public.generation_stages where generation_id = $1',
    [generationId],
  );
  return Object.fromEntries(runsSchema.parse(rows).map(({ stage, runs }) => [stage, runs]));
}

/** The name of the worker that took a generation last, by what the workers say. */
function workerAt(generationId: string): string {
  const taken = installation
    .output()
    .split('\n')
    .findLast((line) => line.includes('"generation taken') && line.includes(generationId));
  const name = /^\[(worker-\d+)\]/.exec(taken ?? '')?.[1];
  if (name === undefined) throw new Error(`nobody has taken ${generationId}`);
  return name;
}

describe('kill -9 of the worker at work: that stage runs again and no other', () => {
  test.each(['competitor-scraping', 'content-generation'])('in %s', async (stage) => {
    const { contentId, generationId } = await requestGeneration(editor, DEMO_PROJECT, 'streaming text');
    let killedAt = 0;
    let heardAt = 0;
    let longestSilenceMs = 0;
    const reading = await readProgress(editor, contentId, ({ event }) => {
      if (killedAt > 0) longestSilenceMs = Math.max(longestSilenceMs, performance.now() - heardAt);
      heardAt = performance.now();
      if (killedAt > 0 || event.type !== 'progress' || event.stage !== stage) return;
      killedAt = performance.now();
      process.kill(installation.pid(workerAt(generationId)), 'SIGKILL');
    });
    expect(longestSilenceMs).toBeLessThan(20_000);
    expectWhole(reading);
    const expected = STAGES.map(({ id }) => [id, id === stage ? 2 : 1]);
    expect(await readRuns(generationId)).toEqual(Object.fromEntries(expected));
  });
});

test(
  '40 clients of 10 generations have exactly their logs, whatever is killed meanwhile',
  { timeout: 150_000 },
  async () => {
    const figures = await runWithFaults(installation, {
      projects: 5,
      generationsPerProject: 2,
      clients: 40,
      victims: ['web', 'postgres', 'worker-1', 'web'],
    });
    console.log(toTable(figures));
    expect(figures).toMatchObject({ complete: 10, missing: 0, wrong: 0, resets: 0 });
    expect(figures.kills).toHaveLength(4);
    expect(figures.connections).toBeGreaterThan(figures.clients);
  },
);
