import { createHash, timingSafeEqual } from 'node:crypto';

/** Who may read a process's metrics. */
export interface MetricsRule {
  /** What Prometheus sends as its Bearer token. Undefined: nobody may, unless it is a demo. */
  token: string | undefined;
  /** A demo answers on this machine alone, and shows its metrics to whoever asks while no token is set. */
  isDemo: boolean;
}

/** Whether a request with this `Authorization` may read the metrics. */
export function mayReadMetrics(
  authorization: string | null | undefined,
  { token, isDemo }: MetricsRule,
): boolean {
  if (token === undefined) return isDemo;
  const [, given = ''] = /^Bearer +(\S+)$/i.exec(authorization ?? '') ?? [];
  return timingSafeEqual(digest(given), digest(token));
}

// of equal length, as the comparison needs it
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
