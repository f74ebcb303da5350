import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_PROJECT } from './demo.ts';
import { startInstallation, type TestInstallation } from './installation.ts';
import { requestGeneration, signIn, type Person } from './person.ts';
import { readProgress, type ProgressMessage, type ProgressReading } from './progress-reader.ts';

let installation: TestInstallation;
let editor: Person;

beforeAll(async () => {
  installation = await startInstallation({ workers: 2 });
  editor = await signIn(installation, 'editor');
});
afterAll(() => installation.stop());

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

test('SIGTERM ends every process within five seconds', async () => {
  const own = await startInstallation();
  const pids = ['postgres', 'supabase', 'worker', 'web'].map((name) => own.pid(name));
  expect(await own.stop()).toBeLessThan(5_000);
  for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
});
