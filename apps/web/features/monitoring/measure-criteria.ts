import type { SystemState } from '@headway/topics/system';

const LATENCY_WINDOW_MS = 300_000;
/** One that has been silent for longer serves nobody. */
const ALIVE_MS = 15_000;

/** What ADR-007 promised, as it is now. */
export function measureCriteria(instances: SystemState['instances'], points: SystemState['points']) {
  const newest = points.at(-1)?.at ?? 0;
  let [opened, refused, peak] = [0, 0, 0];
  let p95Ms: number | null = null;
  for (const point of points) {
    opened += point.opened ?? 0;
    refused += point.refused ?? 0;
    peak = Math.max(peak, point.streams ?? 0);
    if (point.latencyP95Ms !== null && point.at > newest - LATENCY_WINDOW_MS) {
      p95Ms = Math.max(p95Ms ?? 0, point.latencyP95Ms);
    }
  }
  const alive = Object.values(instances).filter((one) => !one.stopped && one.seenAt > newest - ALIVE_MS);
  const asked = opened + refused;
  return {
    connections: { opened, percent: asked === 0 ? null : (opened / asked) * 100 },
    /** The worst window of five seconds within five minutes. */
    latency: { p95Ms },
    sessions: {
      now: alive.reduce((sum, { sample }) => sum + sample.streams, 0),
      capacity: alive.reduce((sum, { sample }) => sum + sample.maxStreams, 0),
      peak,
    },
  };
}
