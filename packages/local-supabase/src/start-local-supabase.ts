import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { startApi, type Api } from './api/start-api.ts';
import type { LocalSupabaseError } from './local-supabase-error.ts';
import { preparePostgresBinaries } from './postgres/binaries.ts';
import { createCluster } from './postgres/create-cluster.ts';
import { findCluster, placeCluster } from './postgres/place-cluster.ts';
import { supervisePostgres } from './postgres/supervise-postgres.ts';
import { findSystemUser } from './postgres/system-user.ts';
import { readProjectConfig, withSiteUrl } from './project-config.ts';
import { readOrCreateProjectKeys, type ProjectKeys } from './project-keys.ts';
import { readMigrations, type Skipped } from './schema/apply-migrations.ts';
import { applySeed, readSeed } from './schema/apply-seed.ts';
import { prepareDatabase } from './schema/prepare-database.ts';

export interface LocalSupabaseOptions {
  /** Folder with `supabase/` (config.toml, migrations, seed.sql). */
  projectDir: string;
  /** Folder of the database, the files of Storage, the keys and the log of Postgres; created if missing. */
  dataDir: string;
  /** Port of Auth, REST and Realtime. Default: `api.port` of config.toml, else 54321; 0 for any that is free. */
  apiPort?: number | undefined;
  /** Port of Postgres. Default: `db.port` of config.toml, else 54322; 0 for any that is free. */
  dbPort?: number | undefined;
  /**
   * Port of the page with the mails of Auth. Default: `inbucket.port` of config.toml, else 54324; any that is free when
   * `apiPort` is not the port of config.toml, so that several copies run side by side. 0 for any that is free.
   */
  mailPort?: number | undefined;
  /** Where links in mails lead back to. Default: `auth.site_url` of config.toml. */
  siteUrl?: string | undefined;
  /** Parts of migrations that are left out, since this machine can't run them. */
  skipped?: Skipped;
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
  /** Address of the mails of Auth: a page, and the API of Mailpit. `undefined` if config.toml turns it off. */
  mailUrl: string | undefined;
  /**
   * Where other programs send mails to, which then stand on that page: `smtp://127.0.0.1:<port>`, with the port of
   * `inbucket.smtp_port` in config.toml where it names one and `mailPort` is the one of config.toml, else a free one.
   */
  smtpUrl: string | undefined;
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
  const { projectDir, log = () => undefined } = options;
  const config = withSiteUrl(await readProjectConfig(projectDir, log), options.siteUrl);
  const { apiPort = config.api.port, dbPort = config.db.port } = options;
  const { mailPort = apiPort === config.api.port ? config.inbucket.port : 0 } = options;
  const smtpPort = mailPort === config.inbucket.port ? config.inbucket.smtp_port : 0;
  const migrations = await readMigrations(projectDir, options.skipped);
  const seed = await readSeed(projectDir, config, log);

  await mkdir(options.dataDir, { recursive: true });
  const dataDir = await realpath(options.dataDir);
  const keys = await readOrCreateProjectKeys(dataDir, config.auth.jwt_secret);
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
    const applied = await prepareDatabase(dbUrl, migrations, config);
    if (applied.length > 0) log(`Applied ${applied.map(({ file }) => file).join(', ')}`);
    const { edited } = await applySeed(dbUrl, seed);
    for (const { path } of edited)
      log(`${path} has changed since it ran; "local-supabase reset" runs it again`);
    const serving = await startApi({
      dbUrl,
      keys,
      config,
      port: apiPort,
      mailPort,
      smtpPort,
      projectDir,
      storageDir: join(dataDir, 'storage'),
      isDatabaseUp: () => postgres.isUp,
      log,
      permissionCheckMs: options.permissionCheckMs,
    });
    api = serving;
    return {
      apiUrl: serving.url,
      mailUrl: serving.mailUrl,
      smtpUrl: serving.smtpUrl,
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
