import 'server-only';
import {
  createInstanceName,
  createProcessHealth,
  parseThresholds,
  startHealthReports,
  startTracing,
  type HealthReports,
  type ProcessHealth,
  type Tracing,
} from '@headway/observability/server';
import { database } from './database.ts';
import { env } from './env.ts';
import { log } from './log.ts';

declare global {
  // once per process; see database.ts
  var headwayHealth: ProcessHealth | undefined;
  var headwayHealthReports: HealthReports | undefined;
  var headwayTracing: Tracing | null | undefined;
}

/** The counters of this process. */
export function health(): ProcessHealth {
  globalThis.headwayHealth ??= createProcessHealth({
    process: 'web',
    streams: () => ({
      open: globalThis.headwayHub?.stats().streams ?? 0,
      max: env().HEADWAY_MAX_STREAMS,
    }),
  });
  return globalThis.headwayHealth;
}

/** From now on the process reports its health, and sends its traces if the environment names a receiver. */
export function startHealth(): void {
  if (globalThis.headwayHealthReports) return;
  const instance = createInstanceName('web', process.pid);
  globalThis.headwayTracing = startTracing('headway-web', instance, process.env);
  globalThis.headwayHealthReports = startHealthReports({
    health: health(),
    instance,
    query: (text, values) => database().query(text, values),
    thresholds: parseThresholds(process.env),
    log,
  });
}
