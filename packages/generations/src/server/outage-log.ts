import type { Log } from './log.ts';

/** While an outage lasts it is told of this often. */
const INTERVAL_MS = 10_000;

/** Told of every failure for want of the database. */
export type ReportOutage = (reason: string) => void;

/** Logs an outage once as it begins and then now and again, however many places run into it. */
export function createOutageLog(log: Log): ReportOutage {
  let toldAt = -Infinity;
  let untold = 0;
  return (reason) => {
    untold += 1;
    if (performance.now() - toldAt < INTERVAL_MS) return;
    log.warn('database unreachable, trying again', { reason, failures: untold });
    toldAt = performance.now();
    untold = 0;
  };
}
