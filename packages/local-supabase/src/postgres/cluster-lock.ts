import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unlessMissing } from '../file-errors.ts';
import { isRunning } from './is-running.ts';

/**
 * Reads the lock file that Postgres keeps in its cluster; undefined if there is none, or if it is being written. `pid` is
 * the postmaster, which may be starting or stopping. The lock is `stale` when the process has ended, or when another
 * program has its id now.
 */
export async function readClusterLock(cluster: string) {
  const file = join(cluster, 'postmaster.pid');
  const lines = (await unlessMissing(readFile(file, 'utf8')))?.split('\n') ?? [];
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || pid <= 0 || !Number.isInteger(port) || port <= 0) return undefined;
  return { file, pid, port, stale: !(await isRunning(pid, cluster)) };
}
