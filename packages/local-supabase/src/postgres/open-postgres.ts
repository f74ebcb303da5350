import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { findFreePort } from '../free-port.ts';
import { LocalSupabaseError } from '../local-supabase-error.ts';
import { readClusterLock } from './cluster-lock.ts';
import { acquireOwnership, type Ownership } from './ownership.ts';
import {
  acceptsConnections,
  startPostgresProcess,
  toPostgresProcess,
  type PostgresProcess,
  type PostgresProcessOptions,
} from './postgres-process.ts';

const PATIENCE_MS = 20_000;
const POLL_MS = 100;
// A killed predecessor may not be reaped yet, its sessions may still be ending, another process may be starting it.
const PASSING = /lock file ".*" already exists|pre-existing shared memory block/;

/** A server that answers, and that is ours to look after. */
export interface OpenPostgres {
  server: PostgresProcess;
  ownership: Ownership;
}

/**
 * Makes the server of a cluster run: takes over one that a killed predecessor left behind, or starts one.
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

/** Undefined if a server has the cluster open but does not answer (yet, or any more). */
async function adoptOrStart(options: PostgresProcessOptions): Promise<OpenPostgres | undefined> {
  const { cluster, port } = options;
  const lock = await readClusterLock(cluster);
  if (!lock || lock.stale) {
    // Postgres clears away the lock of a process that is gone, but not one whose number is in use again
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
  await opened.server.stop(); // it listens where an earlier start wanted it
  return undefined;
}

async function own(server: PostgresProcess): Promise<OpenPostgres> {
  return { server, ownership: await acquireOwnership(server.url) };
}
