import { startLocalSupabase, type LocalSupabase } from '../start-local-supabase.ts';
import type { Environment } from './environment.ts';
import { removeRunning, writeRunning } from './running-file.ts';

export interface ServeOptions {
  onReady: (supabase: LocalSupabase) => void;
  onPostgresRestart?: (supabase: LocalSupabase) => void;
  /** Awaited when the process has to stop, while everything still answers. */
  onStopping?: () => Promise<void>;
}

/**
 * Runs local Supabase in this process until SIGINT, SIGTERM or the end of the parent process.
 *
 * @throws LocalSupabaseError, also when another process has taken over the database
 */
export async function serve(environment: Environment, options: ServeOptions): Promise<void> {
  const { promise: stopRequested, resolve: stop, reject: fail } = Promise.withResolvers<void>();
  stopRequested.catch(() => undefined); // awaited after the start
  process.on('SIGINT', () => stop());
  process.on('SIGTERM', () => stop());
  process.on('disconnect', () => stop());

  const supabase = await startLocalSupabase({
    ...environment,
    log: (line) => process.stderr.write(`${line}\n`),
    onPostgresRestart: () => options.onPostgresRestart?.(supabase),
    onTakenOver: fail,
  });
  try {
    const { apiUrl, dbUrl, mailUrl } = supabase;
    await writeRunning(environment.dataDir, { pid: process.pid, apiUrl, dbUrl, mailUrl });
    options.onReady(supabase);
    await stopRequested;
    await options.onStopping?.();
    await removeRunning(environment.dataDir);
  } finally {
    await supabase.stop();
  }
}
