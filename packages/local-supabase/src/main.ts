// Local Supabase as a child process: says on its channel when it is ready and when Postgres has a new process, and
// ends with its parent.
import { parseEnvironment } from './cli/environment.ts';
import { serve } from './cli/serve.ts';
import { LocalSupabaseError } from './local-supabase-error.ts';
import type { LocalSupabase } from './start-local-supabase.ts';

function tell(type: 'ready' | 'postgres', supabase: LocalSupabase): void {
  const { apiUrl, dbUrl, publishableKey, secretKey, jwtSecret, postgresPid } = supabase;
  process.send?.({ type, apiUrl, dbUrl, publishableKey, secretKey, jwtSecret, postgresPid });
}

try {
  await serve(parseEnvironment(process.env, process.cwd()), {
    onReady: (supabase) => tell('ready', supabase),
    onPostgresRestart: (supabase) => tell('postgres', supabase),
  });
  process.exit(0);
} catch (error) {
  process.stderr.write(`${error instanceof LocalSupabaseError ? error.message : String(error)}\n`);
  process.exit(1);
}
