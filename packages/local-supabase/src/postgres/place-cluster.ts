import { chmod, mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hasErrorCode, unlessMissing } from '../file-errors.ts';
import { isReachable } from './reachable.ts';
import type { SystemUser } from './system-user.ts';

const LINK = 'postgres';

/**
 * Finds or chooses the place of the cluster of a data directory: the folder `postgres` inside it. If the account of
 * Postgres cannot reach that folder, as below the home directory of root, `postgres` is a symlink to a folder outside.
 */
export async function placeCluster(dataDir: string, user: SystemUser | undefined): Promise<string> {
  const place = join(dataDir, LINK);
  const existing = await findCluster(dataDir);
  if (existing) return existing;
  if (await isReachable(dataDir, user)) return place;
  const outside = await createOutsideFolder();
  try {
    await symlink(join(outside, 'data'), place);
    return join(outside, 'data');
  } catch (error) {
    await rm(outside, { recursive: true });
    if (!hasErrorCode(error, 'EEXIST')) throw error;
    return placeCluster(dataDir, user); // another process was first
  }
}

export function findCluster(dataDir: string): Promise<string | undefined> {
  return unlessMissing(realpath(join(dataDir, LINK)));
}

/** Deletes the cluster of a data directory, which must not be in use. */
export async function removeCluster(dataDir: string): Promise<void> {
  const cluster = await findCluster(dataDir);
  const place = join(dataDir, LINK);
  if (cluster && dirname(cluster) !== (await realpath(dataDir))) {
    await rm(dirname(cluster), { recursive: true });
  }
  await rm(place, { recursive: true, force: true });
}

async function createOutsideFolder(): Promise<string> {
  const base = '/var/lib/headway';
  await mkdir(base, { recursive: true, mode: 0o755 });
  const folder = await mkdtemp(join(base, 'postgres-'));
  await chmod(folder, 0o755);
  return folder;
}
