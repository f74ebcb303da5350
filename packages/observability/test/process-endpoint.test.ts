import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createProcessHealth,
  startProcessEndpoint,
  type MetricsRule,
  type ProcessEndpoint,
} from '../src/server/index.ts';

const TOKEN = 'a-token-of-this-test';
const health = createProcessHealth({ process: 'worker' });
let endpoint: ProcessEndpoint;
let unready: 'draining' | 'database_unavailable' | null = null;

function start(metricsRule: MetricsRule): Promise<ProcessEndpoint> {
  return startProcessEndpoint({
    port: 0,
    health,
    metricsRule,
    findUnready: () => Promise.resolve(unready && { code: unready, detail: 'Why.' }),
  });
}

beforeAll(async () => {
  endpoint = await start({ token: TOKEN, isDemo: true });
});
afterAll(() => endpoint.stop());

async function ask(path: string, options: RequestInit = {}, url = endpoint.url) {
  const response = await fetch(new URL(path, url), options);
  return { response, status: response.status, text: await response.text() };
}

test('metrics are for those who have the token', async () => {
  health.countStage({ stage: 'validation', provider: 'rules', durationMs: 900 });
  const allowed = await ask('/api/metrics', { headers: { Authorization: `Bearer ${TOKEN}` } });
  expect(allowed.response.headers.get('content-type')).toContain('text/plain; version=0.0.4');
  expect(allowed.text).toContain(
    'headway_stage_duration_seconds_count{process="worker",stage="validation"} 1',
  );
  for (const headers of [{}, { Authorization: 'Bearer another-token-here' }, { Authorization: TOKEN }]) {
    const refused = await ask('/api/metrics', { headers });
    expect(refused.status).toBe(403);
    expect(refused.response.headers.get('content-type')).toBe('application/problem+json');
    expect(JSON.parse(refused.text)).toMatchObject({ code: 'metrics_protected', status: 403 });
  }
});

test.each([
  [true, 200],
  [false, 403],
])(
  'without a token, those of a demo are open to its machine (%s), others to nobody',
  async (isDemo, status) => {
    const other = await start({ token: undefined, isDemo });
    expect((await ask('/api/metrics', {}, other.url)).status).toBe(status);
    await other.stop();
  },
);

test('live and ready are told apart, with the reason', async () => {
  expect(await ask('/api/health')).toMatchObject({ status: 200, text: '{"status":"ok"}' });
  for (unready of ['draining', 'database_unavailable'] as const) {
    const { response, status, text } = await ask('/api/health?ready');
    expect(status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('1');
    expect(JSON.parse(text)).toMatchObject({ code: unready, detail: 'Why.' });
    expect(await ask('/api/health?live')).toMatchObject({ status: 200, text: '{"status":"live"}' });
  }
});

test('anything else is refused, and a port that is taken is an error', async () => {
  expect((await ask('/')).status).toBe(404);
  const posted = await ask('/api/metrics', { method: 'POST' });
  expect(posted.status).toBe(405);
  expect(posted.response.headers.get('allow')).toBe('GET, HEAD');
  const port = Number(new URL(endpoint.url).port);
  await expect(
    startProcessEndpoint({
      port,
      health,
      metricsRule: { token: TOKEN, isDemo: false },
      findUnready: () => Promise.resolve(null),
    }),
  ).rejects.toThrow('EADDRINUSE');
});
