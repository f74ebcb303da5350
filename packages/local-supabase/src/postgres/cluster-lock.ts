import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { hasErrorCode } from '../has-error-code.ts';
import { isAlive } from './is-alive.ts';

/** What the lock file of a cluster says. */
export interface ClusterLock {
  file: string;
  /** The postmaster that has the cluster open; it may still be starting, or already be stopping. */
  pid: number;
  port: number;
  /** The process has ended, or its number belongs to another program by now. */
  stale: boolean;
}

/** Reads the lock file of a cluster; undefined if there is none (or one that is just being written). */
export async function readClusterLock(cluster: string): Promise<ClusterLock | undefined> {
  const file = join(cluster, 'postmaster.pid');
  const lines = await readLines(file);
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || pid <= 0 || !Number.isInteger(port) || port <= 0) return undefined;
  const stale = !(await isAlive(pid)) || !(await readCommandLine(pid)).includes(cluster);
  return { file, pid, port, stale };
}

async function readLines(file: string): Promise<string[]> {
  try {
    return (await readFile(file, 'utf8')).split('\n');
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return [];
    throw error;
  }
}

async function readCommandLine(pid: number): Promise<string> {
  try {
    if (process.platform === 'linux') return await readFile(`/proc/${pid}/cmdline`, 'utf8');
    return (await promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)])).stdout;
  } catch {
    return ''; // it ended in the meantime
  }
}
