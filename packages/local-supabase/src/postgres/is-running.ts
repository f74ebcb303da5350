import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { isAlive } from './is-alive.ts';

/**
 * Tells whether a process of this id runs and is still the expected program. After a crash or a restart of the machine
 * another program may have the id.
 *
 * @param part text that the command line of the program contains
 *
 * @example
 * if (!(await isRunning(lock.pid, 'supervisor/src/main.ts'))) await rm(lockFile);
 */
export async function isRunning(pid: number, part: string): Promise<boolean> {
  return (await isAlive(pid)) && (await readCommandLine(pid)).includes(part);
}

async function readCommandLine(pid: number): Promise<string> {
  try {
    if (process.platform === 'linux') return await readFile(`/proc/${pid}/cmdline`, 'utf8');
    return (await promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)])).stdout;
  } catch {
    return ''; // it ended in the meantime
  }
}
