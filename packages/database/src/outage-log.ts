/** A log as far as an outage needs it. */
export interface OutageLogger {
  warn(message: string, fields: Record<string, unknown>): void;
}

/** Reports one failure to reach the database. */
export type ReportOutage = (reason: string) => void;

/** The shortest time between two lines about the same outage, in milliseconds. */
const INTERVAL_MS = 10_000;

/**
 * Creates a function that logs failures to reach the database: the first at once, then one line every 10 s with the
 * number of failures since the last line, however many places report to it.
 *
 * @example
 * const reportOutage = createOutageLog(log);
 * const pool = createPool({ ...options, onConnectionLost: ({ message }) => reportOutage(message) });
 */
export function createOutageLog(log: OutageLogger): ReportOutage {
  let loggedAt = -Infinity;
  let failures = 0;
  return (reason) => {
    failures += 1;
    if (performance.now() - loggedAt < INTERVAL_MS) return;
    log.warn('database unreachable, trying again', { reason, failures });
    loggedAt = performance.now();
    failures = 0;
  };
}
