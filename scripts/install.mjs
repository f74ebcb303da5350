// Runs on the Node of the machine (20 or newer), before anything is installed: imports built-in modules only.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** The Node that the project pins. */
export const pinnedNode = join(root, 'node_modules', 'node', 'bin', 'node');

// npm writes this file at the end of every installation.
const installed = join(root, 'node_modules', '.package-lock.json');
const wanted = join(root, 'package-lock.json');

function isInstalled() {
  return (
    existsSync(installed) && existsSync(pinnedNode) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs
  );
}

// A registry that stops in the middle of an answer costs one minute (five by default) and one attempt. A later attempt
// takes what earlier ones received from npm's cache.
const ATTEMPTS = 3;
const NPM_OPTIONS = ['--no-save', '--loglevel=error', '--prefer-offline', '--fetch-timeout=60000'];

/** Installs the dependencies when they are missing or older than the lock file; else does nothing. */
export function ensureInstalled() {
  if (isInstalled()) return;

  console.log('Installing dependencies ...');
  // Started by npm, the entry point of npm is known; started by `node scripts/...`, npm is found on the PATH.
  const npm = process.env.npm_execpath;
  const [command, prefix] = npm ? [process.execPath, [npm]] : ['npm', []];
  // Not `npm ci`: it refuses a lock file without the optional packages of other platforms, which a registry may not have.
  // This command follows the lock file, too, and does not change it.
  for (let attempt = 1; ; attempt += 1) {
    const { status, error } = spawnSync(command, [...prefix, 'install', ...NPM_OPTIONS], {
      cwd: root,
      stdio: 'inherit',
    });
    if (status === 0) break;
    const failure = `Installing failed (${error ? error.message : `npm ended with ${status}`}).`;
    if (error || attempt === ATTEMPTS) {
      console.error(`${failure} Check the network and the messages above, then run the same command again.`);
      process.exit(1);
    }
    console.error(`${failure} Trying again (attempt ${attempt + 1} of ${ATTEMPTS}) ...`);
  }
  if (!existsSync(pinnedNode)) {
    console.error(
      'The pinned Node is missing: the install script of the npm package `node` did not run. ' +
        'Install without --ignore-scripts, then run the same command again.',
    );
    process.exit(1);
  }
}
