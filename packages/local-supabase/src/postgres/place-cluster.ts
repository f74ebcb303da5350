import { chmod, mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hasErrorCode } from '../has-error-code.ts';
import { isReachable } from './reachable.ts';
import type { SystemUser } from './system-user.ts';

const LINK = 'postgres';

/**
 * Where the cluster of a data directory is, or shall be: `postgres` inside it. If Postgres has to run under an
 * account that can't get there (as root, below a home directory that is root's alone), that is a symlink to a
 * folder outside.
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

/** The real path of the cluster, if there is one. */
export async function findCluster(dataDir: string): Promise<string | undefined> {
  try {
    return await realpath(join(dataDir, LINK));
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return undefined;
    throw error;
  }
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
