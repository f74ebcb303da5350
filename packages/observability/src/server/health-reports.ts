import { z } from 'zod';
import { evaluateRules, systemViewSchema } from './alert-rules.ts';
import type { Log } from './json-log.ts';
import type { ProcessHealth } from './process-health.ts';
import { repeat } from './repeat.ts';
import type { Thresholds } from './thresholds.ts';

/** Options of {@link startHealthReports}. */
export interface HealthReportsOptions {
  health: ProcessHealth;
  /** This process among all, such as `worker-host-4711`. */
  instance: string;
  /** Queries the database with the server's rights. Rejects when it cannot be reached. */
  query: (text: string, values: unknown[]) => Promise<{ rows: unknown[] }>;
  thresholds: Thresholds;
  log: Log;
  /** Milliseconds between reports. Default 5,000. */
  reportMs?: number;
  /** Milliseconds between two evaluations of the alert rules. Default 2,000. */
  evaluateMs?: number;
}

/** Reports of a process on its health. */
export interface HealthReports {
  /** Reports that the process ends on purpose. Resolves when that is reported or has failed. */
  stop(): Promise<void>;
}

const viewRows = z.tuple([z.object({ view: systemViewSchema })]);

/**
 * Reports the process's health to the topic `system`, and evaluates the alert rules for all processes. Every process
 * does, so that an alert is raised as long as one of them runs; the database lets one evaluate at a time.
 *
 * @example
 * const reports = startHealthReports({ health, instance, query, thresholds, log });
 * await reports.stop();
 */
export function startHealthReports(options: HealthReportsOptions): HealthReports {
  const { health, instance, query, thresholds, log, reportMs = 5_000, evaluateMs = 2_000 } = options;
  const startedAt = new Date();
  // when the database was last lost; null while it answers
  let lostAt: number | null = null;
  let lostReason = '';

  async function report(): Promise<void> {
    const { sample, errors } = health.takeSample();
    try {
      await reportOutage();
      await query('select monitoring.report($1, $2, $3, $4, $5)', [
        instance,
        health.process,
        startedAt,
        JSON.stringify(sample),
        JSON.stringify(errors),
      ]);
    } catch (error) {
      health.restoreErrors(errors);
      throw error;
    }
  }

  async function reportOutage(): Promise<void> {
    if (lostAt === null) return;
    const seconds = (Date.now() - lostAt) / 1000;
    await query('select monitoring.record_outage($1, $2, $3)', [instance, seconds, lostReason]);
    lostAt = null;
  }

  async function evaluate(): Promise<void> {
    const { rows } = await query('select monitoring.view() as view', []);
    const [{ view }] = viewRows.parse(rows);
    health.setQueue({ depth: view.queueDepth, oldestSeconds: view.queueOldestSeconds });
    await query('select monitoring.record_findings($1)', [JSON.stringify(evaluateRules(view, thresholds))]);
  }

  function noteFailure(error: unknown): void {
    if (error instanceof z.ZodError) {
      log.error('the database returned a view of the system in an unknown form', { error: error.message });
      return;
    }
    health.setDatabaseUp(false);
    const reason = error instanceof Error ? error.message : String(error);
    if (lostAt === null) log.warn('health could not be reported', { reason });
    lostAt ??= Date.now();
    lostReason = reason;
  }

  const toLoop = (everyMs: number, work: () => Promise<unknown>) =>
    repeat({ everyMs, run: () => work().then(() => health.setDatabaseUp(true)), onError: noteFailure });
  const loops = [toLoop(reportMs, report), toLoop(evaluateMs, evaluate)];
  let stopped: Promise<void> | undefined;
  async function stop(): Promise<void> {
    await Promise.all(loops.map((loop) => loop[Symbol.asyncDispose]()));
    await query('select monitoring.stop($1)', [instance]).catch(noteFailure);
  }

  return {
    stop: () => (stopped ??= stop()),
  };
}
