import { NextResponse, type NextRequest } from 'next/server';
import { contentSecurityPolicy } from './server/http/content-security-policy.ts';
import { answerCrossOrigin, withCors } from './server/http/cors.ts';
import { REFRESHED_CACHE_CONTROL, refreshSession } from './server/auth/refresh-session.ts';

// In front of every page and every route of the API: who may call, a session that is still good, and what a page
// may run.
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const isApi = request.nextUrl.pathname.startsWith('/api/');
  const isSafe = request.method === 'GET' || request.method === 'HEAD';
  const answered = isApi || !isSafe ? answerCrossOrigin(request) : null;
  if (answered) return answered;

  const session = await refreshSession(request);
  // From here on the request carries the new session, for the page or route that it goes to.
  for (const { name, value } of session) {
    if (value === '') request.cookies.delete(name);
    else request.cookies.set(name, value);
  }

  const headers = new Headers(request.headers);
  headers.set('headway-path', request.nextUrl.pathname + request.nextUrl.search);
  const policy = isApi ? null : contentSecurityPolicy(crypto.randomUUID().replaceAll('-', ''));
  // Next takes the nonce for its own scripts from here.
  if (policy) headers.set('content-security-policy', policy);
  const response = isDecodable(request.nextUrl.pathname)
    ? NextResponse.next({ request: { headers } })
    : // Next would answer with a bare 500: lead it to where nothing is.
      NextResponse.rewrite(new URL(isApi ? '/api/-' : '/-', request.url), { request: { headers } });
  if (policy) response.headers.set('content-security-policy', policy);

  for (const { name, value, options } of session) response.cookies.set(name, value, options);
  if (session.length > 0) response.headers.set('cache-control', REFRESHED_CACHE_CONTROL);
  return isApi ? withCors(request, response) : response;
}

/** Whether the escapes in an address are UTF-8: `%ff` is not. */
function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

export const config = { matcher: ['/((?!_next/static|_next/image|favicon.ico|icon.svg).*)'] };
