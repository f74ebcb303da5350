import type { NextRequest } from 'next/server';
import { env } from '../process/env.ts';

/**
 * Whether whatever sends this request may: one of our own pages, a page of an origin on the allow-list, or no page
 * at all (a program, or a person who typed the address).
 */
export function isOriginAllowed(request: NextRequest): boolean {
  const origin = request.headers.get('origin');
  if (origin === null) {
    // A browser sends no Origin with a GET from elsewhere that asks for no permission, but it names the relation.
    return request.headers.get('sec-fetch-site') !== 'cross-site';
  }
  return isOwnOrigin(origin, request) || env().HEADWAY_ALLOWED_ORIGINS.includes(origin);
}

// Behind a reverse proxy the scheme may differ from ours, and the host it was asked for be in a header of its own,
// which no page can send without permission.
function isOwnOrigin(origin: string, request: NextRequest): boolean {
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host');
  return URL.parse(origin)?.host === host;
}
