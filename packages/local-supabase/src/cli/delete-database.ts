import { rm } from 'node:fs/promises';
import { LocalSupabaseError } from '../local-supabase-error.ts';
import { readClusterLock } from '../postgres/cluster-lock.ts';
import { acquireOwnership } from '../postgres/ownership.ts';
import { findCluster, removeCluster } from '../postgres/place-cluster.ts';
import { acceptsConnections, toPostgresProcess } from '../postgres/postgres-process.ts';

/**
 * Stops a Postgres that a killed process left running. Returns whether there was one.
 *
 * @throws LocalSupabaseError `already_running` if another process owns it, `postgres_failed` if it does not answer
 */
export async function stopLeftover(dataDir: string): Promise<boolean> {
  const cluster = await findCluster(dataDir);
  const lock = cluster && (await readClusterLock(cluster));
  if (!lock || lock.stale) return false;
  const server = toPostgresProcess(lock.pid, lock.port);
  if (!(await acceptsConnections(lock.port))) {
    throw new LocalSupabaseError(
      'postgres_failed',
      `Postgres (process ${lock.pid}) is starting or stopping; try again in a moment.`,
    );
  }
  await acquireOwnership(server.url);
  await server.stop();
  return true;
}

/**
 * Deletes the database of a data directory that is not in use. Its keys stay. The next start creates a new database.
 *
 * @throws LocalSupabaseError like `stopLeftover`
 */
export async function deleteDatabase(dataDir: string): Promise<void> {
  await stopLeftover(dataDir);
  await removeCluster(dataDir);
  await rm(`${dataDir}/postgres.log`, { force: true });
}
