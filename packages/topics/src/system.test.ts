import type { HealthSample } from '@headway/observability/protocol';
import { expect, test } from 'vitest';
import { reduceSystem, systemEventSchema, type SystemState } from './system.ts';

const postgres: HealthSample = {
  loopP50Ms: null,
  loopP99Ms: null,
  rssBytes: null,
  heapBytes: null,
  streams: 0,
  maxStreams: 0,
  opened: 0,
  refused: 0,
  written: 0,
  latencyP50Ms: null,
  latencyP95Ms: null,
  latencyP99Ms: null,
  requests: 0,
  errors: 0,
  stages: [],
  failing: [],
  connections: 9,
  maxConnections: 100,
  storedBytes: 1e7,
  queueDepth: 2,
  queueOldestSeconds: 1.5,
};
const web: HealthSample = { ...postgres, loopP99Ms: 12, streams: 3, maxStreams: 10, written: 7, opened: 1 };

/** As `monitoring.report` appends it: when it was is told beside it. */
function take(state: SystemState | null, instance: string, sample: HealthSample, at: number): SystemState {
  const [process] = instance.split('-');
  const event = systemEventSchema.parse({ type: 'sample', instance, process, startedAt: 0, sample });
  return reduceSystem(state, event, { at });
}

test('samples of five seconds are one point: counts add up, what is not measured counts for nothing', () => {
  let state = take(null, 'web-1', web, 10_000);
  state = take(state, 'postgres-1', postgres, 12_000);
  expect(state.points).toMatchObject([
    { at: 10_000, streams: 3, written: 7, loopP99Ms: 12, queueDepth: 2, latencyP95Ms: null },
  ]);
  state = take(state, 'web-1', web, 15_000);
  expect(state.points.map(({ at }) => at)).toEqual([10_000, 15_000]);
  expect(state.instances).toMatchObject({ 'web-1': { seenAt: 15_000 }, 'postgres-1': { seenAt: 12_000 } });
});

test('who ended in order is marked so, and forgotten after an hour', () => {
  const before = take(null, 'worker-1', postgres, 0);
  const ended = reduceSystem(before, { type: 'instance-stopped', instance: 'worker-1' }, { at: 1 });
  expect(ended.instances['worker-1']?.stopped).toBe(true);
  expect(Object.keys(take(ended, 'web-1', web, 3_600_001).instances)).toEqual(['web-1']);
});
