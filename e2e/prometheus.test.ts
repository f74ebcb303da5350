import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { findDebianProgram } from '@headway/testing/debian-program';
import { eventually } from '@headway/testing/eventually';
import { freePorts } from '@headway/testing/free-ports';
import { readProcess } from './installation.ts';
import { startPrometheus, type PrometheusProcess } from './prometheus-process.ts';

const { program, missing } = findDebianProgram('prometheus');
const { url, dataDir } = inject('installation');

const targetsSchema = z.object({
  data: z.object({
    activeTargets: z.array(
      z.object({ labels: z.object({ instance: z.string() }), health: z.string(), lastError: z.string() }),
    ),
  }),
});
const rulesSchema = z.object({
  data: z.object({
    groups: z.array(
      z.object({
        rules: z.array(
          z.object({
            name: z.string(),
            health: z.string(),
            state: z.string(),
            alerts: z.array(z.object({ labels: z.record(z.string(), z.string()) })),
          }),
        ),
      }),
    ),
  }),
});
const vectorSchema = z.object({
  data: z.object({
    result: z.array(
      z.object({ metric: z.record(z.string(), z.string()), value: z.tuple([z.number(), z.string()]) }),
    ),
  }),
});

describe('a real Prometheus', () => {
  const web = new URL(url).host;
  const worker = `127.0.0.1:${readProcess(dataDir, 'worker').port}`;
  let nobody: string;
  let prometheus: PrometheusProcess | undefined;
  beforeEach(({ skip }) => skip(missing !== null, missing ?? ''));
  beforeAll(async () => {
    const [port] = await freePorts(1);
    nobody = `127.0.0.1:${port}`;
    if (program) prometheus = await startPrometheus(program, [web, worker, nobody]);
  });
  afterAll(() => prometheus?.stop());

  async function ask(path: string): Promise<unknown> {
    return prometheus?.ask(path);
  }

  test('scrapes the web application and the worker, and sees who does not answer', async () => {
    await eventually(
      async () => {
        const { activeTargets } = targetsSchema.parse(await ask('/api/v1/targets')).data;
        const health = Object.fromEntries(activeTargets.map((one) => [one.labels.instance, one.health]));
        expect(health).toEqual({ [web]: 'up', [worker]: 'up', [nobody]: 'down' });
      },
      { intervalMs: 200 },
    );
  });

  test('has from each what it counts, with the labels that tell them apart', async () => {
    const readings = await eventually(
      async () => {
        const path = `/api/v1/query?query=${encodeURIComponent('headway_database_up')}`;
        const { result } = vectorSchema.parse(await ask(path)).data;
        expect(result).toHaveLength(2);
        return result;
      },
      { intervalMs: 200 },
    );
    const seen = readings.map(({ metric, value }) => [metric['instance'], metric['process'], value[1]]);
    expect(seen).toContainEqual([web, 'web', '1']);
    expect(seen).toContainEqual([worker, 'worker', '1']);
  });

  test('evaluates the rules of the documentation: the one who does not answer is on its way to an alert', async () => {
    const rules = await eventually(
      async () => {
        const { groups } = rulesSchema.parse(await ask('/api/v1/rules?type=alert')).data;
        const all = groups.flatMap((group) => group.rules);
        expect(all.length).toBeGreaterThan(5);
        expect(all.map(({ health }) => health)).toEqual(all.map(() => 'ok'));
        expect(all.find(({ name }) => name === 'HeadwayDown')?.state).toBe('pending');
        return all;
      },
      { intervalMs: 200 },
    );
    const down = rules.find(({ name }) => name === 'HeadwayDown');
    expect(down?.alerts.map(({ labels }) => labels['instance'])).toEqual([nobody]);
    // what the installation went through before belongs to other tests; the database is there in all of them
    const database = rules.find(({ name }) => name === 'HeadwayDatabaseUnreachable');
    expect(database?.state).toBe('inactive');
  });
});
