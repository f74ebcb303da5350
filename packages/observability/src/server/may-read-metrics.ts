import { createHash, timingSafeEqual } from 'node:crypto';

/** Who may read a process's metrics. */
export interface MetricsRule {
  /** The Bearer token that Prometheus sends. Undefined: metrics are not readable, except in a demo. */
  token: string | undefined;
  /** Whether this is the demo. It listens on this machine alone, so its metrics are open while no token is set. */
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

// timingSafeEqual compares buffers of equal length only.
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
