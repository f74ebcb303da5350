import { createServerClient, type SetAllCookies } from '@supabase/ssr';
import type { NextRequest } from 'next/server';
import { env } from './env.ts';
import { readSessionCookie } from './session-cookie.ts';

/** What a refreshed session has to write: cookies, and headers that keep them out of shared caches. */
export interface RefreshedSession {
  cookies: Parameters<SetAllCookies>[0];
  headers: Record<string, string>;
}

// The margin within which Supabase's client replaces a token.
const MARGIN_MS = 90_000;
// Requests that were on their way with the old cookie get the same new one.
const KEEP_MS = 10_000;

const refreshing = new Map<string, Promise<RefreshedSession | null>>();

/**
 * Exchanges a session that has expired, or is about to, for a new one. Null when there is nothing to write. A
 * refresh token is used once, however many requests arrive with it.
 */
export async function refreshSession(request: NextRequest): Promise<RefreshedSession | null> {
  const session = await readSessionCookie((name) => request.cookies.get(name)?.value);
  if (!session || session.expires_at * 1000 - Date.now() > MARGIN_MS) return null;
  const key = session.refresh_token;
  const underway = refreshing.get(key);
  if (underway) return underway;
  const refreshed = refresh(request);
  refreshing.set(key, refreshed);
  setTimeout(() => refreshing.delete(key), KEEP_MS).unref();
  return refreshed;
}

async function refresh(request: NextRequest): Promise<RefreshedSession | null> {
  const refreshed: RefreshedSession = { cookies: [], headers: {} };
  const supabase = createServerClient(env().SUPABASE_URL, env().SUPABASE_PUBLISHABLE_KEY, {
    cookieOptions: { secure: request.nextUrl.protocol === 'https:' },
    cookies: {
      getAll: () => request.cookies.getAll(),
      setAll: (cookies, headers) => {
        refreshed.cookies.push(...cookies);
        Object.assign(refreshed.headers, headers);
      },
    },
  });
  // Refreshes as a side effect. A failure leaves the cookie as it is, and the request to its own authentication.
  await supabase.auth.getSession();
  return refreshed.cookies.length === 0 ? null : refreshed;
}
