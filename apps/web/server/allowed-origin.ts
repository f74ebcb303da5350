import type { NextRequest } from 'next/server';
import { env } from './env.ts';

/**
 * Whether the page that sends this request may: it is one of ours, its origin is on the allow-list, or no page sends
 * it at all (a program, or a plain navigation).
 */
export function isOriginAllowed(request: NextRequest): boolean {
  const origin = request.headers.get('origin');
  if (origin === null) {
    // Browsers send no Origin with a cross-site GET that needs no permission, but they name the relation.
    return request.headers.get('sec-fetch-site') !== 'cross-site';
  }
  return isOwnOrigin(origin, request) || env().HEADWAY_ALLOWED_ORIGINS.includes(origin);
}

// Behind a proxy the scheme may differ from ours: the host is what identifies us.
function isOwnOrigin(origin: string, request: NextRequest): boolean {
  return URL.parse(origin)?.host === request.headers.get('host');
}
