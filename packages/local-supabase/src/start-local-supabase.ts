import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { startApi, type Api } from './api/start-api.ts';
import type { LocalSupabaseError } from './local-supabase-error.ts';
import { preparePostgresBinaries } from './postgres/binaries.ts';
import { createCluster } from './postgres/create-cluster.ts';
import { findCluster, placeCluster } from './postgres/place-cluster.ts';
import { supervisePostgres } from './postgres/supervise-postgres.ts';
import { findSystemUser } from './postgres/system-user.ts';
import { readProjectConfig } from './project-config.ts';
import { readOrCreateProjectKeys, type ProjectKeys } from './project-keys.ts';
import { readMigrations } from './schema/apply-migrations.ts';
import { applySeed, readSeed } from './schema/apply-seed.ts';
import { prepareDatabase } from './schema/prepare-database.ts';

export interface LocalSupabaseOptions {
  /** Folder with `supabase/` (config.toml, migrations, seed.sql). */
  projectDir: string;
  /** Folder of the database, the keys and the log of Postgres; created if missing. */
  dataDir: string;
  /** Port of Auth, REST and Realtime. Default 54321; 0 for any that is free. */
  apiPort?: number;
  /** Port of Postgres. Default 54322; 0 for any that is free. */
  dbPort?: number;
  /** Milliseconds between two checks of the policies of open Realtime channels. Default 5000. */
  permissionCheckMs?: number;
  /** Receives each line of the log. Default: the log is discarded. */
  log?: (line: string) => void;
  /** Called when Postgres has ended and been started again, with its new process id. */
  onPostgresRestart?: (pid: number) => void;
  /** Called when another process has taken over the database. This process serves nothing any more. */
  onTakenOver?: (error: LocalSupabaseError) => void;
}

/** A running local Supabase, with its addresses and keys. */
export interface LocalSupabase extends ProjectKeys {
  /** Address of Auth, REST and Realtime. */
  apiUrl: string;
  /** Connection string of the superuser `postgres`. */
  dbUrl: string;
  /** The process id of Postgres. Changes when Postgres has ended and been started again. */
  readonly postgresPid: number;
  /** Stops the API, then shuts Postgres down cleanly. */
  stop(): Promise<void>;
}

/**
 * Starts Postgres, applies pending migrations, seeds a new database and serves the API. Everything listens on
 * 127.0.0.1 only. Postgres is started again whenever it ends. A Postgres that a killed process left running is taken over.
 *
 * @throws LocalSupabaseError; nothing is left running then
 *
 * @example
 * const supabase = await startLocalSupabase({ projectDir: '.', dataDir: '.data' });
 * const client = createClient(supabase.apiUrl, supabase.publishableKey);
 */
export async function startLocalSupabase(options: LocalSupabaseOptions): Promise<LocalSupabase> {
  const { projectDir, apiPort = 54_321, dbPort = 54_322, log = () => undefined } = options;
  const config = await readProjectConfig(projectDir);
  const migrations = await readMigrations(projectDir);
  const seed = await readSeed(projectDir, config);

  await mkdir(options.dataDir, { recursive: true });
  const dataDir = await realpath(options.dataDir);
  const keys = await readOrCreateProjectKeys(dataDir);
  const user = await findSystemUser();
  const binaries = await preparePostgresBinaries(user);
  const cluster = await placeCluster(dataDir, user);
  if (!(await findCluster(dataDir))) {
    log('Creating the database');
    await createCluster({ cluster, binaries, user, durable: true });
  }
  let api: Api | undefined;
  const postgres = await supervisePostgres({
    cluster,
    port: dbPort,
    binaries,
    user,
    logFile: join(dataDir, 'postgres.log'),
    durable: true,
    log,
    onDown: () => {
      api?.disconnect().catch((error: unknown) => log(String(error)));
    },
    onRestart: ({ pid }) => options.onPostgresRestart?.(pid),
    onTakenOver: (error) => {
      log(error.message);
      options.onTakenOver?.(error);
    },
  });
  try {
    const dbUrl = postgres.server.url;
    const applied = await prepareDatabase(dbUrl, migrations);
    if (applied.length > 0) log(`Applied ${applied.map(({ file }) => file).join(', ')}`);
    const { edited } = await applySeed(dbUrl, seed);
    for (const { path } of edited)
      log(`${path} has changed since it ran; "local-supabase reset" runs it again`);
    const serving = await startApi({
      dbUrl,
      keys,
      config,
      port: apiPort,
      isDatabaseUp: () => postgres.isUp,
      log,
      permissionCheckMs: options.permissionCheckMs,
    });
    api = serving;
    return {
      apiUrl: serving.url,
      dbUrl,
      ...keys,
      get postgresPid() {
        return postgres.server.pid;
      },
      async stop() {
        await serving.stop();
        await postgres.stop();
      },
    };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}
