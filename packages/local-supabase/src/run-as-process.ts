import { parseEnvironment } from './cli/environment.ts';
import { serve, type ServeOptions } from './cli/serve.ts';
import { LocalSupabaseError } from './local-supabase-error.ts';
import type { LocalSupabase } from './start-local-supabase.ts';

export { isRunning } from './postgres/is-running.ts';
export { stopPostgres } from './postgres/stop-postgres.ts';

/** What a program does in the process that runs local Supabase. `onStopping` is awaited before anything stops. */
export type ProcessHooks = Partial<Pick<ServeOptions, 'onReady' | 'onStopping'>>;

/**
 * Runs local Supabase in this process until SIGINT, SIGTERM or the end of the parent process, and then ends the process;
 * with code 1 if local Supabase could not start. Ports and data directory come from the environment (see the README). The
 * parent receives a message `{ type: 'ready', apiUrl, dbUrl, mailUrl, smtpUrl, publishableKey, secretKey, jwtSecret, postgresPid }`,
 * and one of type `postgres` whenever Postgres has a new process.
 *
 * @example
 * await runAsProcess({ onReady: ({ apiUrl }) => console.log(apiUrl) });
 */
export async function runAsProcess({ onReady, onStopping }: ProcessHooks = {}): Promise<never> {
  try {
    await serve(parseEnvironment(process.env, process.cwd()), {
      onReady: (supabase) => {
        report('ready', supabase);
        onReady?.(supabase);
      },
      onPostgresRestart: (supabase) => report('postgres', supabase),
      ...(onStopping && { onStopping }),
    });
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${error instanceof LocalSupabaseError ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

function report(type: 'ready' | 'postgres', supabase: LocalSupabase): void {
  const { apiUrl, dbUrl, mailUrl, smtpUrl, publishableKey, secretKey, jwtSecret, postgresPid } = supabase;
  process.send?.({
    type,
    apiUrl,
    dbUrl,
    mailUrl,
    smtpUrl,
    publishableKey,
    secretKey,
    jwtSecret,
    postgresPid,
  });
}
