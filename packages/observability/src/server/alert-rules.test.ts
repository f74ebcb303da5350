import { expect, test } from 'vitest';
import { healthSampleSchema, type HealthSample } from '../protocol/health-sample.ts';
import { evaluateRules, type SystemView } from './alert-rules.ts';
import { parseThresholds } from './thresholds.ts';

const quiet = healthSampleSchema.parse({ loopP50Ms: 0, loopP99Ms: 1, rssBytes: 1, heapBytes: 1 });
type Viewed = SystemView['instances'][number];
const one = (process: string, more: Partial<Viewed> = {}): Viewed => ({
  instance: `${process}-1`,
  process,
  ageSeconds: 600,
  silentSeconds: 2,
  stopped: false,
  sample: quiet,
  ...more,
});
const failing = (failures: number) => [{ provider: 'search', failures, code: 'provider_unavailable' }];
const kinds = (instances: Viewed[], more: Partial<SystemView> = {}) =>
  evaluateRules(
    { queueDepth: 0, queueOldestSeconds: 0, errorsLastMinute: 0, instances, ...more },
    parseThresholds({}),
  ).map(({ kind }) => kind);

test('what runs well raises nothing, nor does what is only just starting', () => {
  expect(kinds([one('web'), one('worker')])).toEqual([]);
  expect(kinds([one('web', { ageSeconds: 3 })])).toEqual([]);
  expect(kinds([one('postgres'), one('supabase'), one('web', { ageSeconds: 3 })])).toEqual([]);
  expect(kinds([])).toEqual([]);
});

test('a process that falls silent has vanished, until another has taken its place for a while', () => {
  const gone = one('worker', { silentSeconds: 30 });
  expect(kinds([one('web'), gone])).toEqual(['instance-vanished', 'worker-missing']);
  const replacement = (ageSeconds: number) => one('worker', { instance: 'worker-2', ageSeconds });
  expect(kinds([one('web'), gone, replacement(10)])).toEqual(['instance-vanished']);
  expect(kinds([one('web'), gone, replacement(25)])).toEqual([]);
  // one that was there all along replaces nobody
  expect(kinds([one('web'), gone, replacement(600)])).toEqual(['instance-vanished']);
  expect(kinds([one('web'), { ...gone, stopped: true }])).toEqual(['worker-missing']);
});

test('each figure has its limit', () => {
  const both = [one('web'), one('worker')];
  expect(kinds(both, { queueDepth: 25 })).toEqual(['queue-growing']);
  expect(kinds(both, { queueOldestSeconds: 300 })).toEqual(['queue-growing']);
  expect(kinds(both, { errorsLastMinute: 10 })).toEqual(['error-rate']);
  const sampled = (sample: Partial<HealthSample>) =>
    kinds([one('web', { sample: { ...quiet, ...sample } }), one('worker')]);
  expect(sampled({ written: 100, latencyP95Ms: 500 })).toEqual(['latency']);
  expect(sampled({ written: 1, latencyP95Ms: 500 })).toEqual([]);
  expect(sampled({ loopP99Ms: 500 })).toEqual(['event-loop']);
  expect(sampled({ failing: failing(2) })).toEqual(['provider-failing']);
  expect(sampled({ failing: failing(1) })).toEqual([]);
});

test('thresholds come from the environment, and what is no positive number is refused by name', () => {
  expect(parseThresholds({ HEADWAY_ALERT_QUEUE_DEPTH: '3' }).HEADWAY_ALERT_QUEUE_DEPTH).toBe(3);
  expect(() => parseThresholds({ HEADWAY_ALERT_LOOP_MS: 'many' })).toThrow('HEADWAY_ALERT_LOOP_MS');
});
