import { spawnSync } from 'node:child_process';
import { accessSync, constants, globSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A program that this machine can run. */
export interface DebianProgram {
  path: string;
  /** Environment for the program. Names its libraries when the package is unpacked instead of installed. */
  env: Record<string, string>;
}

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/headway/debian', import.meta.url));

const FOLDERS = ['/usr/sbin', '/usr/local/sbin', '/usr/bin', '/usr/local/bin'];

/** A program, or the reason why this machine can't run it. */
export type FoundProgram = { program: DebianProgram; missing: null } | { program: null; missing: string };

/**
 * Finds a program of a Debian package: the installed one, else the one of the package, which is downloaded and unpacked
 * into a cache folder. Nothing is installed, so no service starts and no root rights are needed.
 *
 * @param packageName Default: the name of the program.
 * @example
 * const { program, missing } = findDebianProgram('nginx');
 * beforeEach(({ skip }) => skip(missing !== null, missing ?? undefined));
 */
export function findDebianProgram(name: string, packageName = name): FoundProgram {
  const installed = FOLDERS.map((folder) => join(folder, name)).find(isExecutable);
  if (installed !== undefined) return { program: { path: installed, env: {} }, missing: null };
  const unpacked = join(CACHE, packageName);
  const find = () => ['usr/sbin', 'usr/bin'].map((folder) => join(unpacked, folder, name)).find(isExecutable);
  const problem = find() === undefined ? unpack(packageName, unpacked) : null;
  const path = find();
  if (path === undefined) {
    const reason = problem ?? 'it does not contain the program';
    return {
      program: null,
      missing: `${name} is not installed, and Debian's package ${packageName} can't be used: ${reason}`,
    };
  }
  const libraries = globSync(join(unpacked, 'usr/lib/*-linux-gnu*'));
  return { program: { path, env: { LD_LIBRARY_PATH: libraries.join(':') } }, missing: null };
}

/** Unpacks a package and its dependencies that are not installed. Returns the problem, or null. */
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
    // The package lists of this machine may be old or missing.
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
