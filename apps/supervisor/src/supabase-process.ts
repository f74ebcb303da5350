/** Local Supabase as a process of the installation: it reports its health and that of its Postgres like the others. */
import type { LocalSupabase } from '@headway/local-supabase';
import { runAsProcess } from '@headway/local-supabase/process';
import {
  createInstanceName,
  createJsonLog,
  createProcessHealth,
  parseThresholds,
  startHealthReports,
  startPostgresReports,
} from '@headway/observability/server';
import { Pool } from 'pg';

const log = createJsonLog((line) => process.stderr.write(line));

const opened = new AsyncDisposableStack();
await runAsProcess({
  onReady: (supabase) => startReports(supabase),
  onStopping: () => opened.disposeAsync(),
});

function startReports(supabase: LocalSupabase): void {
  const pool = new Pool({
    connectionString: supabase.dbUrl,
    max: 2,
    connectionTimeoutMillis: 5_000,
    query_timeout: 5_000,
    application_name: 'headway-supabase-health',
  });
  pool.on('error', ({ message }) => log.warn('an idle database connection was lost', { reason: message }));
  opened.defer(() => pool.end());
  const query = (text: string, values: unknown[]) => pool.query(text, values);
  const postgres = startPostgresReports({ query, pid: () => supabase.postgresPid });
  opened.defer(() => postgres.stop());
  const own = startHealthReports({
    health: createProcessHealth({ process: 'supabase' }),
    instance: createInstanceName('supabase', process.pid),
    query,
    thresholds: parseThresholds(process.env),
    log,
  });
  opened.defer(() => own.stop());
}
