import { z } from 'zod';
import { healthSampleSchema } from '../protocol/health-sample.ts';
import type { HealthReports, HealthReportsOptions } from './health-reports.ts';
import { createInstanceName } from './instance-name.ts';
import { repeat } from './repeat.ts';

/** Options of {@link startPostgresReports}. */
export interface PostgresReportsOptions extends Pick<HealthReportsOptions, 'query' | 'reportMs'> {
  /** The present process id of Postgres. */
  pid: () => number;
}

const rowsSchema = z.tuple([
  z.object({
    startedAt: z.date(),
    connections: z.number(),
    maxConnections: z.number(),
    storedBytes: z.number(),
  }),
]);

/**
 * Reports the health of Postgres to the topic `system`, in the process that started it. A server that was started again
 * is another instance; the earlier one then counts as vanished.
 */
export function startPostgresReports(options: PostgresReportsOptions): HealthReports {
  const { pid, query, reportMs = 5_000 } = options;
  let instance: string | undefined;

  async function report(): Promise<void> {
    const { rows } = await query(
      `select pg_postmaster_start_time() as "startedAt",
              (select count(*)::integer from pg_stat_activity where backend_type = 'client backend') as connections,
              current_setting('max_connections')::integer as "maxConnections",
              pg_database_size(current_database())::float8 as "storedBytes"`,
      [],
    );
    const [{ startedAt, ...figures }] = rowsSchema.parse(rows);
    instance = createInstanceName('postgres', pid(), startedAt.getTime().toString(16).slice(-4));
    await query('select monitoring.report($1, $2, $3, $4)', [
      instance,
      'postgres',
      startedAt,
      JSON.stringify(healthSampleSchema.parse(figures)),
    ]);
  }

  // A Postgres that cannot be queried is silent, which raises the alert.
  const reports = repeat({ everyMs: reportMs, run: report, onError: () => undefined });

  return {
    async stop() {
      await reports[Symbol.asyncDispose]();
      if (instance !== undefined) {
        await query('select monitoring.stop($1)', [instance]).catch(() => undefined);
      }
    },
  };
}
