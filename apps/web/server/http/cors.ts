import { NextResponse, type NextRequest } from 'next/server';
import { isOriginAllowed } from './allowed-origin.ts';
import { Problem, toProblemResponse } from './problem.ts';

const METHODS = 'GET, POST, OPTIONS';
const REQUEST_HEADERS = 'authorization, cache-control, content-type, idempotency-key, last-event-id';
const RESPONSE_HEADERS = 'idempotent-replayed, location, retry-after';
const PREFLIGHT_SECONDS = '600';

/**
 * Answers a preflight, and refuses an origin that is not on the allow-list. Null for any other request. Without the
 * refusal, a page of another origin could change data by the session cookie, even though it could not read the answer.
 */
export function answerCrossOrigin(request: NextRequest): NextResponse | null {
  if (!isOriginAllowed(request)) {
    const problem = new Problem('origin_not_allowed');
    const { status, headers, body } = toProblemResponse(problem);
    return withCors(request, new NextResponse(body, { status, headers }));
  }
  if (request.method !== 'OPTIONS') return null;
  const preflight = withCors(request, new NextResponse(null, { status: 204 }));
  preflight.headers.set('access-control-allow-methods', METHODS);
  preflight.headers.set('access-control-allow-headers', REQUEST_HEADERS);
  preflight.headers.set('access-control-max-age', PREFLIGHT_SECONDS);
  return preflight;
}

/** Adds the headers that let an allowed origin read the answer. */
export function withCors(request: NextRequest, response: NextResponse): NextResponse {
  response.headers.append('vary', 'Origin');
  const origin = request.headers.get('origin');
  if (origin !== null && isOriginAllowed(request)) {
    response.headers.set('access-control-allow-origin', origin);
    response.headers.set('access-control-allow-credentials', 'true');
    response.headers.set('access-control-expose-headers', RESPONSE_HEADERS);
  }
  return response;
}
