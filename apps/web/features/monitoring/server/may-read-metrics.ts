import { createHash, timingSafeEqual } from 'node:crypto';
import { env } from '@/server/env.ts';

/**
 * Whether this request may read the metrics: by the token. Without one set nobody may, except in a demo, which
 * answers on this machine alone.
 */
export function mayReadMetrics(request: Request): boolean {
  const token = env().HEADWAY_METRICS_TOKEN;
  if (token === undefined) return env().HEADWAY_DEMO;
  const [, given = ''] = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  return timingSafeEqual(digest(given), digest(token));
}

// of equal length, as the comparison needs it
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
