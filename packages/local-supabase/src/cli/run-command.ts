import { setTimeout as delay } from 'node:timers/promises';
import { LocalSupabaseError } from '../local-supabase-error.ts';
import { isAlive } from '../postgres/is-alive.ts';
import { readProjectKeys, type ProjectKeys } from '../project-keys.ts';
import { readProjectConfig } from '../project-config.ts';
import { startLocalSupabase } from '../start-local-supabase.ts';
import { deleteDatabase, stopLeftover } from './delete-database.ts';
import type { Environment } from './environment.ts';
import { findRunning } from './running-file.ts';
import { serve } from './serve.ts';

export type Format = 'pretty' | 'json' | 'env';

const STOP_TIMEOUT_MS = 10_000;

export async function start(environment: Environment, print: (line: string) => void): Promise<void> {
  await serve(environment, {
    onReady: (supabase) => {
      print(toText(supabase, 'pretty'));
      print('\nReady. Stop with Ctrl-C.');
    },
  });
}

export async function status(
  { projectDir, dataDir }: Environment,
  format: Format,
  print: (line: string) => void,
) {
  const running = await findRunning(dataDir);
  if (!running) throw notRunning(dataDir);
  const { auth } = await readProjectConfig(projectDir);
  print(toText({ ...running, ...(await readProjectKeys(dataDir, auth.jwt_secret)) }, format));
}

/** Stops the instance that serves the data directory, or the Postgres that a killed instance left running. */
export async function stop({ dataDir }: Environment, print: (line: string) => void): Promise<void> {
  const running = await findRunning(dataDir);
  if (running) await stopProcess(running.pid);
  else if (!(await stopLeftover(dataDir))) throw notRunning(dataDir);
  print('Stopped.');
}

async function stopProcess(pid: number): Promise<void> {
  process.kill(pid, 'SIGTERM');
  const deadline = Date.now() + STOP_TIMEOUT_MS;
  while (await isAlive(pid)) {
    if (Date.now() > deadline) {
      throw new LocalSupabaseError('postgres_failed', `Process ${pid} does not end.`);
    }
    await delay(50);
  }
}

/** Deletes everything in the database, applies all migrations and runs the seed. */
export async function reset(environment: Environment, print: (line: string) => void): Promise<void> {
  await deleteDatabase(environment.dataDir);
  // starts once, so that an error in a migration shows now
  const supabase = await startLocalSupabase({
    ...environment,
    apiPort: 0,
    dbPort: 0,
    mailPort: 0,
    log: print,
  });
  await supabase.stop();
  print('The database is new.');
}

function notRunning(dataDir: string): LocalSupabaseError {
  return new LocalSupabaseError('not_running', `Local Supabase is not running with ${dataDir}.`);
}

function toText(
  supabase: { apiUrl: string; dbUrl: string; mailUrl: string | undefined } & ProjectKeys,
  format: Format,
): string {
  // Mailpit has replaced Inbucket in Supabase; the old name is still printed
  const mail =
    supabase.mailUrl === undefined ? {} : { INBUCKET_URL: supabase.mailUrl, MAILPIT_URL: supabase.mailUrl };
  const values = {
    API_URL: supabase.apiUrl,
    DB_URL: supabase.dbUrl,
    PUBLISHABLE_KEY: supabase.publishableKey,
    SECRET_KEY: supabase.secretKey,
    ANON_KEY: supabase.anonKey,
    SERVICE_ROLE_KEY: supabase.serviceRoleKey,
    JWT_SECRET: supabase.jwtSecret,
    ...mail,
  };
  if (format === 'json') return JSON.stringify(values, null, 2);
  const lines = Object.entries(values).map(([name, value]) =>
    format === 'env'
      ? `${name}="${value}"`
      : `${name.toLowerCase().replaceAll('_', ' ').padStart(16)}: ${value}`,
  );
  return lines.join('\n');
}
