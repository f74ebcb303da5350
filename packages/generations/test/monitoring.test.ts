import {
  createProcessHealth,
  parseThresholds,
  startHealthReports,
  startPostgresReports,
} from '@headway/observability/server';
import { alertSchema } from '@headway/observability/protocol';
import { systemStateSchema, type SystemState } from '@headway/topics/system';
import { PipelineError } from '@headway/pipeline';
import { eventually } from '@headway/testing/eventually';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { startWorker } from '../src/index.ts';
import { createQuickStages, noProviders } from './support/quick-stages.ts';
import { createTestLog, startTestInstallation, type TestInstallation } from './support/test-installation.ts';
import { spawnWorker } from './support/spawn-worker.ts';

let installation: TestInstallation;
let web: AsyncDisposable;

beforeAll(async () => {
  installation = await startTestInstallation();
  web = report('web', 'web-1').stopper;
});
afterAll(async () => {
  await web[Symbol.asyncDispose]();
  await installation[Symbol.asyncDispose]();
});

/** Reports as a process of this kind does, with a low threshold for the queue. */
function report(process: string, instance: string) {
  const health = createProcessHealth({ process });
  const reports = startHealthReports({
    health,
    instance,
    query: (text, values) => installation.db.query(text, values),
    thresholds: parseThresholds({ HEADWAY_ALERT_QUEUE_DEPTH: '6' }),
    log: createTestLog(),
  });
  return { health, stopper: { [Symbol.asyncDispose]: () => reports.stop() } };
}

async function readSystem(): Promise<SystemState> {
  const { rows } = await installation.db.query(`select events.snapshot('system') as state`);
  return z.object({ state: systemStateSchema }).parse(rows[0]).state;
}

/** Waits for the alert on the topic itself, as an open page gets it. */
function awaitAlert(kind: string, is: 'open' | 'cleared', since = 0) {
  return eventually(async () => {
    const { rows } = await installation.db.query(
      `select data -> 'alert' as alert from events.events
          where topic = 'system' and type = 'alert' and seq > $1 and data -> 'alert' ->> 'kind' = $2
          order by seq desc limit 1`,
      [since, kind],
    );
    const [{ alert }] = z.tuple([z.object({ alert: alertSchema })]).parse(rows);
    expect({ kind, is: alert.resolvedAt === null ? 'open' : 'cleared' }).toEqual({ kind, is });
    return alert;
  });
}

test('a killed worker raises an alert, and its return clears it', async () => {
  const worker = await spawnWorker(installation.database.url, 'held');
  await eventually(async () => {
    const processes = Object.values((await readSystem()).instances).map((instance) => instance.process);
    expect(processes).toContain('worker');
  });
  worker.kill('SIGKILL');
  const vanished = await awaitAlert('instance-vanished', 'open');
  expect(vanished.title).toContain('worker');
  await awaitAlert('worker-missing', 'open');
  await using back = await spawnWorker(installation.database.url, 'held');
  await awaitAlert('worker-missing', 'cleared');
  expect(back.output()).not.toContain('could not be reported');
});

test('a provider that fails raises an alert, so does a queue that grows behind it, and both clear', async () => {
  const projectId = await installation.createProject();
  let isBroken = true;
  const { health, stopper } = report('worker', 'worker-in-process');
  await using _reports = stopper;
  for (let i = 0; i < 9; i += 1) await installation.request(projectId, `keyword ${i}`);
  await awaitAlert('queue-growing', 'open');
  const worker = await startWorker({
    connectionString: installation.database.url,
    stages: createQuickStages(() =>
      isBroken
        ? Promise.reject(new PipelineError('provider_unavailable', 'The search does not answer.'))
        : Promise.resolve(),
    ),
    providers: noProviders,
    concurrency: 8,
    limits: { providerRuns: 50, retrySeconds: 0.5 },
    log: createTestLog(),
    observer: {
      stageEnded: (outcome) => health.countStage(outcome),
      failedUnexpectedly: (error, during) => health.countError(error, during),
    },
  });
  const failing = await awaitAlert('provider-failing', 'open');
  expect(failing).toMatchObject({ severity: 'critical', title: 'quick fails' });
  isBroken = false;
  await awaitAlert('provider-failing', 'cleared');
  await awaitAlert('queue-growing', 'cleared');
  await worker.stop();
});

test('errors of one cause are one alert, counted, until an operator resolves it', async () => {
  const { health, stopper } = report('worker', 'worker-faulty');
  await using _reports = stopper;
  for (let i = 0; i < 7; i += 1) health.countError(new Error(`row ${i} is odd`), 'stage validation');
  const alert = await awaitAlert('error', 'open');
  expect(alert.count).toBe(7);
  const { db, userId } = installation;
  const asUser = (statement: string) => `begin; set local role authenticated;
    select set_config('request.jwt.claim.sub', '${userId}', true),
           set_config('request.jwt.claims', '{"sub":"${userId}"}', true); ${statement}; commit`;
  const resolve = asUser(`select monitoring.change_alert('${alert.id}', 'resolve')`);
  const client = await db.connect();
  await expect(client.query(resolve)).rejects.toThrow('operators only');
  await client.query('rollback');
  await client.query('insert into private.operators (user_id) values ($1)', [userId]);
  await client.query(resolve);
  client.release();
  await awaitAlert('error', 'cleared');
});

/** The name and the state of the Postgres that is running, or stopped. Throws when there is none. */
async function findPostgres(how: 'running' | 'stopped') {
  const { instances } = await readSystem();
  const found = Object.entries(instances).find(
    ([, one]) => one.process === 'postgres' && one.stopped === (how === 'stopped'),
  );
  if (!found) throw new Error(`no Postgres is ${how}`);
  return found;
}

async function findLate() {
  return Object.values((await readSystem()).alerts).filter(({ title }) => title === 'Late');
}

async function findOutages() {
  return Object.values((await readSystem()).alerts).filter(({ kind }) => kind === 'outage');
}

test('Postgres is reported by whoever started it, and is another instance once it was started again', async () => {
  const postgres = startPostgresReports({
    query: (text, values) => installation.db.query(text, values),
    pid: () => installation.database.pid,
    reportMs: 100,
  });
  const [name, { sample }] = await eventually(() => findPostgres('running'));
  expect(name).toMatch(new RegExp(`-${installation.database.pid}-[0-9a-f]{4}$`));
  expect(sample.connections).toBeGreaterThan(0);
  expect(sample.storedBytes).toBeGreaterThan(1_000_000);
  await postgres.stop();
  expect((await findPostgres('stopped'))[0]).toBe(name);
});

test('a time without a database is one alert, with a line for each process that lived through it', async () => {
  const { db } = installation;
  const record = (process: string, seconds: number, reason: string) =>
    db.query('select monitoring.record_outage($1, $2, $3)', [process, seconds, reason]);
  await Promise.all([record('web-1', 9, 'refused'), record('worker-1', 12, '<b>gone</b>')]);
  const [alert, ...others] = await findOutages();
  expect(others).toEqual([]);
  expect(alert?.title).toBe('The database could not be reached for 12 s');
  expect(alert?.detail.split('\n').toSorted()).toEqual(['web-1: refused', 'worker-1: <b>gone</b>']);
  // what ended before this one began was another
  await db.query(
    `update monitoring.alerts set first_at = first_at - interval '1 hour', resolved_at = resolved_at - interval '1 hour'
      where kind = 'outage'`,
  );
  await record('web-1', 3, 'refused');
  expect(await findOutages()).toHaveLength(2);
});

test('what clears and comes back is the same alert, counted, unless a person resolved it', async () => {
  const finding = {
    fingerprint: 'a matter',
    kind: 'latency',
    severity: 'warning',
    title: 'Late',
    detail: '',
  };
  // As a process judges; another may be at it at that moment.
  const settle = (findings: object[]) =>
    eventually(async () => {
      const { rows } = await installation.db.query('select monitoring.record_findings($1) as done', [
        JSON.stringify(findings),
      ]);
      expect(rows).toEqual([{ done: true }]);
    });
  await web[Symbol.asyncDispose]();
  for (const findings of [[finding], [], [finding], [], [finding]]) await settle(findings);
  const [alert, ...others] = await findLate();
  expect(others).toEqual([]);
  expect(alert).toMatchObject({ count: 3, resolvedAt: null });
  await installation.db.query(
    'update monitoring.alerts set resolved_at = now(), resolved_by = $1 where fingerprint = $2',
    [installation.userId, finding.fingerprint],
  );
  await settle([finding]);
  expect(new Set((await findLate()).map(({ count }) => count))).toEqual(new Set([1, 3]));
});
