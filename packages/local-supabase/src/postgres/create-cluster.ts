import { execFile } from 'node:child_process';
import { chown, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { hasErrorCode } from '../file-errors.ts';
import { LocalSupabaseError } from '../local-supabase-error.ts';
import type { PostgresBinaries } from './binaries.ts';
import { SUPERUSER_PASSWORD } from './connection-string.ts';
import type { SystemUser } from './system-user.ts';

export interface ClusterOptions {
  /** Where the cluster shall be; its parent folder exists. */
  folder: string;
  binaries: PostgresBinaries;
  user: SystemUser | undefined;
  /** Whether the new files are flushed to disk. */
  durable: boolean;
}

/**
 * Creates the database cluster if there is none. It grows in a folder of its own and is renamed when complete, so
 * neither a kill in the middle nor a second process doing the same leaves half of one.
 */
export async function createCluster({ folder, binaries, user, durable }: ClusterOptions): Promise<void> {
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
      // the same order and case mapping on every machine, whatever locales it has
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
    throw new LocalSupabaseError(
      'postgres_failed',
      `Could not create the database in ${folder}: ${String(error)}`,
      {
        cause: error,
      },
    );
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}
