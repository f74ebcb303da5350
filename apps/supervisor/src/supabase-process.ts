// Local Supabase as a process of the installation. It reports its own health and that of its Postgres.
import { createPool } from '@headway/database';
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

const log = createJsonLog((line) => process.stderr.write(line));

const opened = new AsyncDisposableStack();
await runAsProcess({
  onReady: (supabase) => startReports(supabase),
  onStopping: () => opened.disposeAsync(),
});

function startReports(supabase: LocalSupabase): void {
  const pool = createPool({
    connectionString: supabase.dbUrl,
    applicationName: 'headway-supabase-health',
    max: 2,
    queryTimeoutMs: 5_000,
    onConnectionLost: ({ message }) => log.warn('an idle database connection was lost', { reason: message }),
  });
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
