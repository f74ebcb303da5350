import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { LocalSupabaseError } from '../local-supabase-error.ts';
import type { PostgresBinaries } from './binaries.ts';
import { toConnectionString } from './connection-string.ts';
import { exists } from '../file-errors.ts';
import { stopPostgres } from './stop-postgres.ts';
import type { SystemUser } from './system-user.ts';

export interface PostgresProcessOptions {
  cluster: string;
  port: number;
  binaries: PostgresBinaries;
  user: SystemUser | undefined;
  /** The file of the server's output. */
  logFile: string;
  /** Whether a commit is on the disk before it is acknowledged. */
  durable: boolean;
  /** Whether the server ends at once if this process is killed. Works on Linux with `setpriv` only. */
  diesWithParent?: boolean;
}

/** A running postmaster, which this or another process has started. */
export interface PostgresProcess {
  pid: number;
  port: number;
  url: string;
  /** Like `stopPostgres`. */
  stop(mode?: 'fast' | 'immediate'): Promise<void>;
}

const START_TIMEOUT_MS = 30_000;
const POLL_MS = 15;
const SETPRIV = '/usr/bin/setpriv';
/** A larger log is emptied at the next start. */
const MAX_LOG_BYTES = 16 * 1024 * 1024;

/**
 * Starts Postgres and waits until it accepts connections.
 *
 * @throws LocalSupabaseError `postgres_failed` with the end of its log
 */
export async function startPostgresProcess(options: PostgresProcessOptions): Promise<PostgresProcess> {
  const { cluster, port, binaries, user, logFile } = options;
  // a file, not a pipe: the server must be able to write after its parent was killed
  const log = await open(logFile, 'a');
  if ((await log.stat()).size > MAX_LOG_BYTES) await log.truncate();
  const { size } = await log.stat();
  const [command, ...prefix] = await toCommand(options);
  const child = spawn(command, [...prefix, '-D', cluster, ...toFlags(options)], {
    ...user,
    cwd: '/',
    // Postgres does not need NODE_ENV, but Next's types require it of every environment
    env: { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, TZ: 'UTC' },
    stdio: ['ignore', log.fd, log.fd],
    // in a group of its own, so that Ctrl-C reaches only this process, which stops the server in order
    detached: true,
  });
  await log.close();
  const { pid } = child;
  if (pid === undefined) {
    const [cause] = await once(child, 'error');
    throw new LocalSupabaseError('postgres_failed', `Could not run ${binaries.postgres}.`, { cause });
  }
  const isGone = () => child.exitCode !== null || child.signalCode !== null;
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await acceptsConnections(port))) {
    if (isGone() || Date.now() > deadline) {
      if (!isGone()) child.kill('SIGKILL');
      const output = (await readFile(logFile)).subarray(size).toString('utf8').trim();
      throw new LocalSupabaseError('postgres_failed', `Postgres did not start:\n${output.slice(-2_000)}`);
    }
    await delay(POLL_MS);
  }
  return toPostgresProcess(pid, port);
}

/** Whether a server at this port accepts our password. */
export async function acceptsConnections(port: number): Promise<boolean> {
  const client = new pg.Client({
    connectionString: toConnectionString(port),
    connectionTimeoutMillis: 2_000,
  });
  client.on('error', () => undefined); // the connection may break: then the answer is no
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A postmaster that accepts connections, whichever process started it. */
export function toPostgresProcess(pid: number, port: number): PostgresProcess {
  return { pid, port, url: toConnectionString(port), stop: (mode) => stopPostgres(pid, mode) };
}

async function toCommand({
  binaries,
  diesWithParent,
}: PostgresProcessOptions): Promise<[string, ...string[]]> {
  const canAsk = process.platform === 'linux' && (await exists(SETPRIV));
  return diesWithParent && canAsk ? [SETPRIV, '--pdeathsig=QUIT', binaries.postgres] : [binaries.postgres];
}

function toFlags({ port, durable }: PostgresProcessOptions): string[] {
  const settings: Record<string, string | number> = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    wal_level: 'logical',
    max_connections: 200,
    max_replication_slots: 20,
    max_wal_senders: 20,
    timezone: 'UTC',
    log_timezone: 'UTC',
    // a write that a trigger or function refuses is no problem of the server
    log_min_messages: 'warning',
    log_min_error_statement: 'panic',
    ...(durable ? {} : { fsync: 'off', full_page_writes: 'off', max_wal_size: '64MB' }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
