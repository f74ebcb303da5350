import { createPool, type ReportOutage } from '@headway/database';
import type { WorkerObserver } from '@headway/generations/server';
import {
  createProcessHealth,
  parseThresholds,
  startHealthReports,
  startProcessEndpoint,
  type Log,
} from '@headway/observability/server';
import type { Environment } from './environment.ts';

interface HealthOptions {
  environment: Environment;
  /** This process's name among all. */
  instance: string;
  log: Log;
  reportOutage: ReportOutage;
  /** Aborted when the process is asked to end. */
  stopping: AbortSignal;
}

/**
 * Starts to report the worker's health, and answers `/api/health` and `/api/metrics` if a port is set. Disposing of it
 * reports that the worker ends in order.
 */
export async function startHealth(options: HealthOptions) {
  const { environment, instance, log, reportOutage, stopping } = options;
  const health = createProcessHealth({ process: 'worker' });
  // a pool of its own, so that many running stages do not delay a report
  const pool = createPool({
    connectionString: environment.DATABASE_URL,
    applicationName: 'headway-worker-health',
    max: 2,
    queryTimeoutMs: 5_000,
    onConnectionLost: ({ message }) => reportOutage(message),
  });
  const { HEADWAY_WORKER_PORT: port, HEADWAY_METRICS_TOKEN: token, HEADWAY_DEMO: isDemo } = environment;
  const endpoint =
    port === undefined
      ? undefined
      : await startProcessEndpoint({ port, health, metricsRule: { token, isDemo }, findUnready });

  async function findUnready() {
    if (stopping.aborted) return { code: 'draining', detail: 'This worker is about to end.' } as const;
    const answered = await pool.query('select 1').then(
      () => true,
      () => false,
    );
    if (answered) return null;
    return { code: 'database_unavailable', detail: 'The database does not answer at the moment.' } as const;
  }

  const reports = startHealthReports({
    health,
    instance,
    query: (text, values) => pool.query(text, values),
    thresholds: parseThresholds(process.env),
    log,
  });
  const observer: WorkerObserver = {
    stageEnded: (outcome) => health.countStage(outcome),
    failedUnexpectedly: (error, during) => health.countError(error, during),
  };
  return {
    observer,
    async [Symbol.asyncDispose]() {
      await endpoint?.stop();
      await reports.stop();
      await pool.end();
    },
  };
}
