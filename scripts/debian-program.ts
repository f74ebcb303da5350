import { spawnSync } from 'node:child_process';
import { accessSync, constants, globSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';

/** A program that is on this machine. */
export interface DebianProgram {
  path: string;
  /** Where it finds its libraries, when it is not installed but only unpacked. */
  env: Record<string, string>;
}

const FOLDERS = ['/usr/sbin', '/usr/local/sbin', '/usr/bin', '/usr/local/bin'];

/**
 * A program of a Debian package, by default that of the same name: the one that is installed, else the package's own,
 * unpacked beside our caches. Nothing is installed, so no service starts, and nobody has to be root. Null, with the
 * reason printed, where the package can't be had.
 */
export function findDebianProgram(
  name: string,
  print: (line: string) => void,
  packageName = name,
): DebianProgram | null {
  const installed = FOLDERS.map((folder) => join(folder, name)).find(isExecutable);
  if (installed !== undefined) return { path: installed, env: {} };
  const unpacked = join(root, 'node_modules/.cache/headway/debian', packageName);
  const find = () => ['usr/sbin', 'usr/bin'].map((folder) => join(unpacked, folder, name)).find(isExecutable);
  const problem = find() === undefined ? unpack(packageName, unpacked) : null;
  const path = find();
  if (path === undefined) {
    print(
      `Skipped, since ${name} is not installed and Debian's package can't be had: ${problem ?? 'it is not in it'}`,
    );
    return null;
  }
  const libraries = globSync(join(unpacked, 'usr/lib/*-linux-gnu*'));
  return { path, env: { LD_LIBRARY_PATH: libraries.join(':') } };
}

/** Unpacks a package and what it needs beyond what is installed. Returns what is in the way, if anything. */
function unpack(packageName: string, folder: string): string | null {
  const archives = join(folder, 'archives');
  mkdirSync(join(archives, 'partial'), { recursive: true });
  const download = () =>
    run('apt-get', [
      'install',
      '--yes',
      '--download-only',
      '--no-install-recommends',
      '--option=Debug::NoLocking=1',
      `--option=Dir::Cache::archives=${archives}`,
      packageName,
    ]);
  let problem = download();
  if (problem !== null && process.getuid?.() === 0) {
    // What it knows of the archive may be old, or nothing yet.
    problem = run('apt-get', ['update']) ?? download();
  }
  for (const archive of globSync(join(archives, '*.deb')))
    problem ??= run('dpkg-deb', ['--extract', archive, folder]);
  return problem;
}

function run(command: string, args: string[]): string | null {
  const { error, status, stderr } = spawnSync(command, args, { encoding: 'utf8', timeout: 60_000 });
  if (error) return `${command}: ${error.message}`;
  return status === 0 ? null : `${command}: ${stderr.trim().split('\n').at(-1) ?? `status ${status}`}`;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
