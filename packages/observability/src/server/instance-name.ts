import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';

/** A name for this process among all, now and later: `worker-<host>-<pid>-<random>`. */
export function createInstanceName(process: string, pid: number): string {
  const host =
    hostname()
      .replaceAll(/[^\w.-]/g, '')
      .slice(0, 60) || 'host';
  return `${process}-${host}-${pid}-${randomBytes(2).toString('hex')}`;
}
