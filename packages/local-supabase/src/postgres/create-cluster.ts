import { execFile } from 'node:child_process';
import { chown, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { hasErrorCode } from '../file-errors.ts';
import { LocalSupabaseError } from '../local-supabase-error.ts';
import { SUPERUSER_PASSWORD } from './connection-string.ts';
import type { PostgresProcessOptions } from './postgres-process.ts';

/**
 * Creates the database cluster if there is none. It is created in a temporary folder and renamed when it is complete, so
 * that a kill, or a second process, never leaves an incomplete cluster.
 *
 * @param options `cluster`: the new folder, inside an existing folder. `durable`: whether the new files are
 *   flushed to the disk.
 */
export async function createCluster({
  cluster: folder,
  binaries,
  user,
  durable,
}: Pick<PostgresProcessOptions, 'cluster' | 'binaries' | 'user' | 'durable'>): Promise<void> {
  const draft = await mkdtemp(join(dirname(folder), 'cluster-'));
  try {
    const cluster = join(draft, 'data');
    const passwordFile = join(draft, 'password');
    await writeFile(passwordFile, SUPERUSER_PASSWORD, { mode: 0o600 });
    if (user) {
      await chown(draft, user.uid, user.gid);
      await chown(passwordFile, user.uid, user.gid);
    }
    const options = [
      `--pgdata=${cluster}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // the same order and case mapping on every machine, whatever its locales are
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
    ];
    if (!durable) options.push('--no-sync', '--wal-segsize=1');
    await promisify(execFile)(binaries.initdb, options, { ...user, cwd: '/' });
    await rename(cluster, folder);
  } catch (error) {
    if (hasErrorCode(error, 'ENOTEMPTY', 'EEXIST')) return; // another process was first
    const message = `Could not create the database in ${folder}: ${String(error)}`;
    throw new LocalSupabaseError('postgres_failed', message, { cause: error });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}
