import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { ensureInstalled, pinnedNode, root } from './install.mjs';
import { watchNpm } from './npm-watch.mjs';

/**
 * Installs missing dependencies, runs a TypeScript file of the repository on the pinned Node, and ends with its exit code.
 * Signals are passed on, and the end of npm counts as SIGTERM. If this process is killed by SIGKILL, the other process
 * notices that its channel is closed.
 *
 * @param {string} file path from the root of the repository
 * @param {string[]} args
 */
export function runPinned(file, args) {
  ensureInstalled();
  const child = spawn(pinnedNode, [join(root, file), ...args], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`,
    },
  });
  // A terminal sends Ctrl-C to both processes; a signal of `kill` reaches only this one.
  process.on('SIGINT', () => child.kill('SIGINT'));
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  watchNpm(() => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => {
    process.exit(code ?? 128 + (signal ? constants.signals[signal] : 1));
  });
}
