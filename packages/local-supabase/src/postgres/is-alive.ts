import { readFile } from 'node:fs/promises';
import { hasErrorCode } from '../file-errors.ts';

/** Is there a process of this id that still runs? One that is dead but not yet reaped by its parent does not. */
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
    // the state follows the name, which is in parentheses and may contain some itself
    return !['Z', 'X'].includes(stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3));
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT', 'ESRCH')) return false;
    throw error;
  }
}
