import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unlessMissing } from '../file-errors.ts';
import { isRunning } from './is-running.ts';

/** The lock file that Postgres itself keeps in a cluster. */
export interface ClusterLock {
  file: string;
  /** The postmaster that has the cluster open; it may still be starting, or already be stopping. */
  pid: number;
  port: number;
  /** The process has ended, or its number belongs to another program by now. */
  stale: boolean;
}

/** Reads the lock file of a cluster; undefined if there is none, or if it is incomplete because it is being written. */
export async function readClusterLock(cluster: string): Promise<ClusterLock | undefined> {
  const file = join(cluster, 'postmaster.pid');
  const lines = (await unlessMissing(readFile(file, 'utf8')))?.split('\n') ?? [];
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || pid <= 0 || !Number.isInteger(port) || port <= 0) return undefined;
  return { file, pid, port, stale: !(await isRunning(pid, cluster)) };
}
