import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { findFreePort } from '../free-port.ts';
import { LocalSupabaseError } from '../local-supabase-error.ts';
import { readClusterLock } from './cluster-lock.ts';
import { acquireOwnership } from './ownership.ts';
import {
  acceptsConnections,
  startPostgresProcess,
  toPostgresProcess,
  type PostgresProcess,
  type PostgresProcessOptions,
} from './postgres-process.ts';

const PATIENCE_MS = 20_000;
const POLL_MS = 100;
// The sessions of a killed server may still be ending, or another process may be starting the server.
const PASSING = /lock file ".*" already exists|pre-existing shared memory block/;

/** A server that answers and that this process owns. */
export type OpenPostgres = Awaited<ReturnType<typeof own>>;

/**
 * Opens the server of a cluster: takes over a server that a killed process left running, or starts one.
 *
 * @throws LocalSupabaseError `already_running`, `port_taken`, `postgres_failed`
 */
export async function openPostgres(options: PostgresProcessOptions): Promise<OpenPostgres> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      const opened = await adoptOrStart(options);
      if (opened) return opened;
    } catch (error) {
      const passing = error instanceof LocalSupabaseError && PASSING.test(error.message);
      if (!passing || Date.now() > deadline) throw error;
    }
    if (Date.now() > deadline) {
      throw new LocalSupabaseError(
        'postgres_failed',
        `The Postgres in ${options.cluster} neither answers nor ends; its log is ${options.logFile}.`,
      );
    }
    await delay(POLL_MS);
  }
}

/** Undefined if a server has the cluster open but does not answer, because it is starting or stopping. */
async function adoptOrStart(options: PostgresProcessOptions): Promise<OpenPostgres | undefined> {
  const { cluster, port } = options;
  const lock = await readClusterLock(cluster);
  if (!lock || lock.stale) {
    // Postgres deletes the lock of a process that has ended, but not if another program has its id now
    if (lock) await rm(lock.file, { force: true });
    const server = await startPostgresProcess({
      ...options,
      port: await findFreePort(port, 'HEADWAY_DB_PORT'),
    });
    return own(server);
  }
  if (!(await acceptsConnections(lock.port))) return undefined;
  const opened = await own(toPostgresProcess(lock.pid, lock.port));
  if (port === 0 || port === lock.port) return opened;
  await opened.server.stop(); // it listens on the port of an earlier start
  return undefined;
}

async function own(server: PostgresProcess) {
  return { server, ownership: await acquireOwnership(server.url) };
}
