import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findDebianProgram } from '@headway/testing/debian-program';
import { beforeEach, describe, expect, test } from 'vitest';
import { createProcessHealth } from '../src/server/index.ts';

const { program, missing } = findDebianProgram('promtool', 'prometheus');
const rules = fileURLToPath(new URL('../../../docs/monitoring/prometheus-rules.yml', import.meta.url));

function promtool(args: string[], input = '') {
  if (!program) throw new Error(missing);
  const { status, stdout, stderr } = spawnSync(program.path, args, {
    input,
    encoding: 'utf8',
    env: { ...process.env, ...program.env },
  });
  return { status, said: `${stdout}${stderr}` };
}

async function exampleMetrics(): Promise<string> {
  const health = createProcessHealth({ process: 'web', streams: () => ({ open: 3, max: 10 }) });
  health.countRequest({ method: 'GET', route: '/api/content/[id]', status: 200, seconds: 0.01 });
  health.countStream('opened');
  health.countStream('refused');
  health.countWritten(12);
  health.countStage({ stage: 'validation', provider: 'rules', durationMs: 900 });
  health.countStage({
    stage: 'serp-analysis',
    provider: 'search',
    durationMs: 9,
    failure: 'provider_unavailable',
  });
  health.countError(new Error('odd'), 'a test');
  health.setDatabaseUp(true);
  return health.metrics.metrics();
}

describe("Prometheus' own tool", () => {
  beforeEach(({ skip }) => skip(missing !== null, missing ?? ''));

  test('accepts our metrics', async () => {
    const ours = (await exampleMetrics()).replaceAll(/^(?:# \w+ )?(?:process|nodejs)_.*\n/gm, '');
    expect(ours).toContain('headway_event_streams{process="web"} 3');
    expect(promtool(['check', 'metrics'], ours)).toEqual({ status: 0, said: '' });
  });

  test('accepts the rules of the documentation', () => {
    expect(promtool(['check', 'rules', rules])).toMatchObject({ status: 0 });
  });
});

test('the rules and the dashboard ask for metrics that there are', async () => {
  const metrics = await exampleMetrics();
  const dashboard = fileURLToPath(
    new URL('../../../docs/monitoring/grafana-dashboard.json', import.meta.url),
  );
  const asked = new Set(
    [rules, dashboard].flatMap((file) => readFileSync(file, 'utf8').match(/\b(?:headway|nodejs)_\w+/g) ?? []),
  );
  expect(asked.size).toBeGreaterThan(5);
  for (const name of asked) expect(metrics).toMatch(new RegExp(`^${name}(?:\\{| )`, 'm'));
});
