import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { z } from 'zod';
import { startInstallation, readProcesses, type TestInstallation } from '../e2e/installation.ts';
import { requestGeneration, signIn } from '../e2e/person.ts';
import { endSessions } from './sessions/end-sessions.ts';
import { measureShares } from './sessions/processor-time.ts';

// Ends all sessions of the database 700 times in 40 s while generations run, mail is sent and documents are maintained. No
// process may end, all generations and mails must complete, and 60 s later the idle processes must use as much processor
// time as before. Ends with 1 when one of these fails.

const ROUNDS = 700;
const SECONDS = 40;
const GENERATIONS = 12;
const KEYWORDS = ['server components', 'streaming text', 'caching and revalidation'];
const IDLE_SECONDS = 30;
const REST_SECONDS = 60;
const PATIENCE_MS = 240_000;
/** The noise of an idle process, in percent of a core. A smaller difference is no change. */
const NOISE_PERCENT = 1;
const ALLOWED_RATIO = 1.25;

let mails = 0;
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, _session, done) => {
    mails += 1;
    stream.resume().once('end', () => done());
  },
});
const listening = smtp.listen(0, '127.0.0.1');
await once(listening, 'listening');
const address = listening.address();
const smtpPort = typeof address === 'object' && address ? address.port : 0;

const startedAt = performance.now();
const say = (line: string) =>
  console.log(
    `${Math.round((performance.now() - startedAt) / 1000)
      .toString()
      .padStart(4)} s  ${line}`,
  );

say('starting an installation');
const installation = await startInstallation({
  environment: {
    HEADWAY_SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
    HEADWAY_PROJECT_CONCURRENCY: '4',
    HEADWAY_WORKER_CONCURRENCY: '4',
  },
});
const db = new pg.Pool({ connectionString: installation.databaseUrl, max: 1 });
db.on('error', () => undefined); // its session is ended like all others

try {
  process.exitCode = (await run()) ? 0 : 1;
} finally {
  await db.end();
  await installation.stop();
  await new Promise((resolve) => smtp.close(() => resolve(undefined)));
}

async function run(): Promise<boolean> {
  const owner = await signIn(installation, 'owner');
  await db.query(
    `insert into public.notification_preferences (user_id, kind, email) values ($1, 'generation_complete', 'now')`,
    [owner.id],
  );
  await waitUntil('the demo article is written', async () => (await countUnfinished()) === 0);
  const pids = readPids(installation);
  say(`measuring ${IDLE_SECONDS} s of idle processes`);
  const before = await measureShares(pids, IDLE_SECONDS);

  const project = await owner.call('POST', '/api/projects', { name: 'Sessions' });
  const { id } = z.object({ id: z.uuid() }).parse(await project.json());
  for (let n = 1; n <= GENERATIONS; n += 1)
    await requestGeneration(owner, id, KEYWORDS[n % KEYWORDS.length] ?? '');
  say(`${GENERATIONS} generations requested; ending all sessions ${ROUNDS} times in ${SECONDS} s`);
  const ended = await endSessions(installation.databaseUrl, {
    rounds: ROUNDS,
    seconds: SECONDS,
    onProgress: ({ rounds, sessions }) => say(`${rounds} times, ${sessions} sessions; ${mails} mails`),
  });
  say(`${ended.rounds} times in ${(ended.tookMs / 1000).toFixed(1)} s, ${ended.sessions} sessions`);

  await waitUntil('every generation has ended', async () => (await countUnfinished()) === 0);
  await waitUntil('every mail is sent', async () => (await countUnmailed()) === 0 && mails > 0);
  const complete = await countComplete(id);
  say(`${complete} of ${GENERATIONS} generations complete, ${mails} mails`);

  say(`resting ${REST_SECONDS} s, then measuring ${IDLE_SECONDS} s`);
  await delay(REST_SECONDS * 1000);
  const after = await measureShares(pids, IDLE_SECONDS);
  const now = readPids(installation);
  const restarted = [...pids].filter(([name, pid]) => now.get(name) !== pid).map(([name]) => name);
  const costly = [...pids.keys()].filter((name) => print(name, before.get(name) ?? 0, after.get(name) ?? 0));
  say(restarted.length === 0 ? 'no process ended' : `ENDED: ${restarted.join(', ')}`);
  if (restarted.length > 0)
    console.log(
      installation
        .output()
        .match(/^.*(?:crashed|Error:|starting it again).*$/gm)
        ?.join('\n'),
    );
  if (costly.length > 0) say(`COSTS MORE than before: ${costly.join(', ')}`);
  return restarted.length === 0 && costly.length === 0 && complete === GENERATIONS;
}

/** Prints the processor time of an idle process. Returns whether it is more than before. */
function print(name: string, before: number, after: number): boolean {
  const isMore = after - before > NOISE_PERCENT && after > before * ALLOWED_RATIO;
  const ratio = before === 0 ? '' : `ratio ${(after / before).toFixed(2)}`;
  say(`${name.padEnd(9)} ${before.toFixed(2)} % of a core before, ${after.toFixed(2)} % after  ${ratio}`);
  return isMore;
}

function readPids({ dataDir }: TestInstallation): Map<string, number> {
  return new Map(readProcesses(dataDir).map(({ name, pid }) => [name, pid]));
}

async function countUnfinished(): Promise<number> {
  return count(`public.generations where status in ('queued', 'running')`);
}

async function countComplete(projectId: string): Promise<number> {
  return count(`public.contents where status = 'complete' and project_id = '${projectId}'`);
}

async function countUnmailed(): Promise<number> {
  return count(`public.notifications where email <> 'off' and mailed_at is null`);
}

async function count(rowsOf: string): Promise<number> {
  const { rows } = await db.query<{ n: number }>(`select count(*)::int4 as n from ${rowsOf}`);
  return rows[0]?.n ?? 0;
}

/** Asks every second, and prints a line every 10 s; throws after `PATIENCE_MS`. */
async function waitUntil(what: string, isTrue: () => Promise<boolean>): Promise<void> {
  const since = performance.now();
  for (let asked = 1; !(await isTrue()); asked += 1) {
    if (performance.now() - since > PATIENCE_MS)
      throw new Error(`Not within ${PATIENCE_MS / 1000} s: ${what}`);
    if (asked % 10 === 0)
      say(`waiting until ${what}; ${await countUnfinished()} generations run or wait, ${mails} mails`);
    await delay(1000);
  }
}
