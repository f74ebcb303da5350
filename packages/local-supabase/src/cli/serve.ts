import { startLocalSupabase, type LocalSupabase } from '../start-local-supabase.ts';
import type { Environment } from './environment.ts';
import { removeRunning, writeRunning } from './running-file.ts';

export interface ServeOptions {
  onReady: (supabase: LocalSupabase) => void;
  onPostgresRestart?: (supabase: LocalSupabase) => void;
  /** Awaited when it is told to stop, while everything still answers. */
  onStopping?: () => Promise<void>;
}

/**
 * Runs local Supabase in this process until it is told to stop: by SIGINT or SIGTERM, by its parent's end, or by
 * another process that has taken over.
 *
 * @throws LocalSupabaseError
 */
export async function serve(environment: Environment, options: ServeOptions): Promise<void> {
  const { promise: toldToStop, resolve: stop, reject: fail } = Promise.withResolvers<void>();
  toldToStop.catch(() => undefined); // it may come while starting, and is awaited afterwards
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
    const { apiUrl, dbUrl } = supabase;
    await writeRunning(environment.dataDir, { pid: process.pid, apiUrl, dbUrl });
    options.onReady(supabase);
    await toldToStop;
    await options.onStopping?.();
    await removeRunning(environment.dataDir);
  } finally {
    await supabase.stop();
  }
}
