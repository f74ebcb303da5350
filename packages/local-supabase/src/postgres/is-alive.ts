import { readFile } from 'node:fs/promises';
import { hasErrorCode } from '../file-errors.ts';

/** Whether a process of this id runs. A process that has ended, but that its parent has not reaped yet, does not. */
export async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (hasErrorCode(error, 'ESRCH')) return false;
    if (!hasErrorCode(error, 'EPERM')) throw error;
  }
  if (process.platform !== 'linux') return true;
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // the state follows the name, which is in parentheses and can contain parentheses
    return !['Z', 'X'].includes(stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3));
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT', 'ESRCH')) return false;
    throw error;
  }
}
