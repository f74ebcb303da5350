import type { NextRequest } from 'next/server';
import { env } from '../process/env.ts';

/**
 * Whether the sender of a request is allowed: one of our own pages, a page of an origin on the allow-list, or no page
 * at all (a program, or a person who typed the address).
 */
export function isOriginAllowed(request: NextRequest): boolean {
  const origin = request.headers.get('origin');
  if (origin === null) {
    // A browser sends no Origin with a simple GET of another site, but it sends this header.
    return request.headers.get('sec-fetch-site') !== 'cross-site';
  }
  return isOwnOrigin(origin, request) || env().HEADWAY_ALLOWED_ORIGINS.includes(origin);
}

// Behind a reverse proxy the scheme may differ from ours, and the requested host may be in a header of its own, which
// pages can't set without permission.
function isOwnOrigin(origin: string, request: NextRequest): boolean {
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host');
  return URL.parse(origin)?.host === host;
}
