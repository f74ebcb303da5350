import { createHash } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startApi } from './api/start-api.ts';
import { exists } from './file-errors.ts';
import { findFreePort } from './free-port.ts';
import { findProject } from './find-project.ts';
import { hasErrorCode } from './file-errors.ts';
import { preparePostgresBinaries, type PostgresBinaries } from './postgres/binaries.ts';
import { createCluster } from './postgres/create-cluster.ts';
import { openPostgres } from './postgres/open-postgres.ts';
import { startPostgresProcess } from './postgres/postgres-process.ts';
import { findSystemUser, type SystemUser } from './postgres/system-user.ts';
import { readProjectConfig } from './project-config.ts';
import { createProjectKeys, type ProjectKeys } from './project-keys.ts';
import { readMigrations } from './schema/apply-migrations.ts';
import { applySeed, readSeed, type SeedFile } from './schema/apply-seed.ts';
import { prepareDatabase, readBootstrap } from './schema/prepare-database.ts';
import { copyCluster, createTestFolder, removeLeftovers, toTemplateFolder } from './test-files.ts';

/** A database of one test file. */
export interface TestDatabase {
  /** Connection string of the superuser. */
  url: string;
  /** Folder for the files of Storage, deleted with the database. */
  storageDir: string;
  /** The process id of its server. */
  readonly pid: number;
  /** Starts a killed server again, at the same address. */
  restart(): Promise<void>;
  /** Stops the server and deletes its files. */
  stop(): Promise<void>;
}

/** What a test needs of its database. */
export interface TestDatabaseOptions {
  /** Folder with `supabase/migrations`. Default: the nearest folder upwards from the working directory that has one. */
  projectDir?: string;
  /** Whether a commit survives kill -9 of the server. Default false, which is faster. */
  durable?: boolean;
  /** Receives each line of the log. Default: the log is discarded. */
  log?: (line: string) => void;
  /** Milliseconds between two checks of the policies of open Realtime channels. Default 5000. */
  permissionCheckMs?: number;
  /** Whether `supabase/seed.sql` (demo accounts, demo project) is in it. Default false. */
  seed?: boolean;
}

/** Auth, REST and Realtime over a database of one test file. */
export interface TestSupabase extends ProjectKeys {
  apiUrl: string;
  /** Address of the mails of Auth; `undefined` if config.toml turns it off. */
  mailUrl: string | undefined;
  /** Where mails are sent to over SMTP, to stand there. */
  smtpUrl: string | undefined;
  /** Connection string of the superuser. */
  dbUrl: string;
  /** Stops everything and deletes its files. */
  stop(): Promise<void>;
}

/**
 * Starts a Postgres of its own with all migrations applied, on a free port. The migrated files are kept in the temporary
 * folder of the system and copied, so that only the first call after a change of the schema applies migrations.
 *
 * @example
 * const database = await startTestDatabase();
 * afterAll(() => database.stop());
 */
export async function startTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const { projectDir = findProject(process.cwd()), durable = false } = options;
  const user = await findSystemUser();
  const binaries = await preparePostgresBinaries(user);
  const seed = options.seed ? await readSeed(projectDir, await readProjectConfig(projectDir)) : [];
  const template = await findTemplate(projectDir, seed, binaries, user);
  const folder = await createTestFolder(user);
  const cluster = join(folder, 'data');
  await copyCluster(template, cluster);
  const port = await findFreePort();
  const logFile = join(folder, 'postgres.log');
  const serving = { cluster, port, binaries, user, logFile, durable, diesWithParent: true };
  let server = await startPostgresProcess(serving);
  return {
    url: server.url,
    storageDir: join(folder, 'storage'),
    get pid() {
      return server.pid;
    },
    async restart() {
      // waits until the killed server has ended
      const opened = await openPostgres(serving);
      server = opened.server;
      await opened.ownership.release();
    },
    async stop() {
      // its files are deleted, so a checkpoint is not needed
      await server.stop(durable ? 'fast' : 'immediate');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Like `startTestDatabase`, with the API on a free port.
 *
 * @example
 * const supabase = await startTestSupabase({ seed: true });
 * const client = createClient(supabase.apiUrl, supabase.publishableKey);
 */
export async function startTestSupabase(options: TestDatabaseOptions = {}): Promise<TestSupabase> {
  const database = await startTestDatabase(options);
  try {
    const projectDir = options.projectDir ?? findProject(process.cwd());
    const config = await readProjectConfig(projectDir);
    const keys = createProjectKeys(config.auth.jwt_secret);
    const api = await startApi({
      dbUrl: database.url,
      keys,
      config,
      port: 0,
      mailPort: 0,
      smtpPort: 0,
      projectDir,
      storageDir: database.storageDir,
      isDatabaseUp: () => true,
      log: options.log ?? (() => undefined),
      permissionCheckMs: options.permissionCheckMs,
    });
    const stop = async () => {
      await api.stop();
      await database.stop();
    };
    const { url: apiUrl, mailUrl, smtpUrl } = api;
    return { apiUrl, mailUrl, smtpUrl, dbUrl: database.url, ...keys, stop };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

/**
 * Puts a migrated and seeded database into a data directory, stopped, where `startLocalSupabase` finds it. Such a start
 * takes 2.6 s of CPU time less than one that creates its database.
 *
 * @param dataDir Must be in folders that every account can enter.
 */
export async function prepareDataDirectory(dataDir: string): Promise<void> {
  const user = await findSystemUser();
  const binaries = await preparePostgresBinaries(user);
  const projectDir = findProject(process.cwd());
  const seed = await readSeed(projectDir, await readProjectConfig(projectDir));
  const template = await findTemplate(projectDir, seed, binaries, user);
  await mkdir(dataDir, { recursive: true });
  await copyCluster(template, join(dataDir, 'postgres'));
}

/** Finds the migrated, stopped cluster of this schema, or creates it. */
async function findTemplate(
  projectDir: string,
  seed: SeedFile[],
  binaries: PostgresBinaries,
  user: SystemUser | undefined,
): Promise<string> {
  const config = await readProjectConfig(projectDir);
  const migrations = await readMigrations(projectDir);
  const { auto_expose_new_tables } = config.api;
  const content = JSON.stringify([
    binaries.version,
    await readBootstrap(),
    migrations,
    seed,
    auto_expose_new_tables,
  ]);
  const template = toTemplateFolder(createHash('sha256').update(content).digest('hex').slice(0, 16));
  const cluster = join(template, 'data');
  if (await exists(cluster)) return cluster;

  await removeLeftovers();
  const draft = await createTestFolder(user);
  const server = await startNewServer(draft, binaries, user);
  try {
    await prepareDatabase(server.url, migrations, config);
    await applySeed(server.url, seed);
  } finally {
    await server.stop();
  }
  try {
    await rename(draft, template);
  } catch (error) {
    if (!hasErrorCode(error, 'ENOTEMPTY', 'EEXIST')) throw error;
    await rm(draft, { recursive: true, force: true }); // another process was first
  }
  return cluster;
}

async function startNewServer(folder: string, binaries: PostgresBinaries, user: SystemUser | undefined) {
  const cluster = join(folder, 'data');
  const logFile = join(folder, 'postgres.log');
  const serving = { cluster, binaries, user, logFile, durable: false, diesWithParent: true };
  await createCluster(serving);
  return startPostgresProcess({ ...serving, port: await findFreePort() });
}
