import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unlessMissing } from '../file-errors.ts';
import { isRunning } from './is-running.ts';

/** The lock file that Postgres keeps in its cluster. */
export interface ClusterLock {
  file: string;
  /** The postmaster of the cluster, which may be starting or stopping. */
  pid: number;
  port: number;
  /** The process has ended, or another program has its id now. */
  stale: boolean;
}

/** Reads the lock file of a cluster; undefined if there is none, or if it is being written. */
export async function readClusterLock(cluster: string): Promise<ClusterLock | undefined> {
  const file = join(cluster, 'postmaster.pid');
  const lines = (await unlessMissing(readFile(file, 'utf8')))?.split('\n') ?? [];
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || pid <= 0 || !Number.isInteger(port) || port <= 0) return undefined;
  return { file, pid, port, stale: !(await isRunning(pid, cluster)) };
}
