import type { WorkerObserver } from '@headway/generations/server';
import {
  createProcessHealth,
  parseThresholds,
  startHealthReports,
  startProcessEndpoint,
  type Log,
} from '@headway/observability/server';
import { Pool } from 'pg';
import type { Environment } from './environment.ts';

interface HealthOptions {
  environment: Environment;
  /** This process's name among all. */
  instance: string;
  log: Log;
  /** Aborted when the process is asked to end. */
  stopping: AbortSignal;
}

/** What tells of the worker's health. */
interface Health {
  /** To be told of its work. */
  observer: WorkerObserver;
  /** Says that the worker ends in order. */
  stop(): Promise<void>;
}

/** Starts to report the worker's health, and to answer those who ask for it where a port is named. */
export async function startHealth({ environment, instance, log, stopping }: HealthOptions): Promise<Health> {
  const health = createProcessHealth({ process: 'worker' });
  // of its own, so that no crowd of stages holds a report up
  const pool = new Pool({
    connectionString: environment.DATABASE_URL,
    max: 2,
    connectionTimeoutMillis: 5_000,
    query_timeout: 5_000,
    application_name: 'headway-worker-health',
  });
  pool.on('error', ({ message }) => log.warn('an idle database connection was lost', { reason: message }));
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
  return {
    observer: {
      stageEnded: (outcome) => health.countStage(outcome),
      failedUnexpectedly: (error, during) => health.countError(error, during),
    },
    async stop() {
      await endpoint?.stop();
      await reports.stop();
      await pool.end();
    },
  };
}
