import type { WorkerObserver } from '@headway/generations/server';
import {
  createProcessHealth,
  parseThresholds,
  startHealthReports,
  type HealthReports,
  type Log,
} from '@headway/observability/server';
import { Pool } from 'pg';
import type { Environment } from './environment.ts';

interface HealthOptions {
  environment: Environment;
  /** This process's name among all. */
  instance: string;
  log: Log;
}

/** Starts to report the worker's health, with what `observer` is told of its work. */
export function startHealth({ environment, instance, log }: HealthOptions): {
  reports: HealthReports;
  observer: WorkerObserver;
} {
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
  const reports = startHealthReports({
    health,
    instance,
    query: (text, values) => pool.query(text, values),
    thresholds: parseThresholds(process.env),
    log,
  });
  return {
    reports: {
      async stop() {
        await reports.stop();
        await pool.end();
      },
    },
    observer: {
      stageEnded: (outcome) => health.countStage(outcome),
      failedUnexpectedly: (error, during) => health.countError(error, during),
    },
  };
}
