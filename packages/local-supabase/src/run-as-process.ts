import { parseEnvironment } from './cli/environment.ts';
import { serve, type ServeOptions } from './cli/serve.ts';
import { LocalSupabaseError } from './local-supabase-error.ts';
import type { LocalSupabase } from './start-local-supabase.ts';

export { stopPostgres } from './postgres/stop-postgres.ts';

/** What a program does besides in the process that runs local Supabase. */
export type ProcessHooks = Partial<Pick<ServeOptions, 'onReady' | 'onStopping'>>;

/**
 * Local Supabase as this process, until it is asked to end or its parent is gone: says on its channel when it is ready
 * and when Postgres has a new process. Ends the process.
 */
export async function runAsProcess({ onReady, onStopping }: ProcessHooks = {}): Promise<never> {
  try {
    await serve(parseEnvironment(process.env, process.cwd()), {
      onReady: (supabase) => {
        tell('ready', supabase);
        onReady?.(supabase);
      },
      onPostgresRestart: (supabase) => tell('postgres', supabase),
      ...(onStopping && { onStopping }),
    });
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${error instanceof LocalSupabaseError ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

function tell(type: 'ready' | 'postgres', supabase: LocalSupabase): void {
  const { apiUrl, dbUrl, publishableKey, secretKey, jwtSecret, postgresPid } = supabase;
  process.send?.({ type, apiUrl, dbUrl, publishableKey, secretKey, jwtSecret, postgresPid });
}
