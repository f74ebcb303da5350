import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';

/**
 * A name that no other process has or had: `worker-<host>-<pid>-<mark>`. The mark distinguishes it from an earlier
 * process with the same pid; by default it is random.
 *
 * @example
 * createInstanceName('worker', process.pid); // 'worker-host-4711-9f3a'
 */
export function createInstanceName(
  process: string,
  pid: number,
  mark = randomBytes(2).toString('hex'),
): string {
  const host =
    hostname()
      .replaceAll(/[^\w.-]/g, '')
      .slice(0, 60) || 'host';
  return `${process}-${host}-${pid}-${mark}`;
}
