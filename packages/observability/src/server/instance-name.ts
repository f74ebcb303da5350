import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';

/**
 * A name for a process among all, now and later: `worker-<host>-<pid>-<mark>`. The mark tells it from an earlier one
 * with the same pid; by default it is random.
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
