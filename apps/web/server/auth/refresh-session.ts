import { createServerClient, type SetAllCookies } from '@supabase/ssr';
import { setTimeout as delay } from 'node:timers/promises';
import type { NextRequest } from 'next/server';
import { env } from '../process/env.ts';
import { readSessionCookie } from './session-cookie.ts';

/** The cookies that a refreshed session has to write. */
export type RefreshedSession = Parameters<SetAllCookies>[0];

/**
 * What an answer that carries them says, whatever the route behind it says: no cache may keep it, and nothing on
 * the way may compress it, since it may be an event stream.
 */
export const REFRESHED_CACHE_CONTROL = 'private, no-store, no-transform';

// The margin within which Supabase's client replaces a token.
const MARGIN_MS = 90_000;
// Requests that were on their way with the old cookie get the same new one.
const KEEP_MS = 10_000;
// Supabase's client tries for half a minute; a request had better go on with the session it has.
const PATIENCE_MS = 3_000;

const refreshing = new Map<string, Promise<RefreshedSession>>();

/**
 * Exchanges a session that has expired, or is about to, for a new one. Empty when there is nothing to write. A
 * refresh token is used once, however many requests arrive with it.
 */
export async function refreshSession(request: NextRequest): Promise<RefreshedSession> {
  const session = await readSessionCookie((name) => request.cookies.get(name)?.value);
  if (!session || session.expires_at * 1000 - Date.now() > MARGIN_MS) return [];
  const key = session.refresh_token;
  const underway = refreshing.get(key);
  if (underway) return underway;
  const refreshed = Promise.race([refresh(request), delay(PATIENCE_MS, [], { ref: false })]);
  refreshing.set(key, refreshed);
  setTimeout(() => refreshing.delete(key), KEEP_MS).unref();
  return refreshed;
}

async function refresh(request: NextRequest): Promise<RefreshedSession> {
  const refreshed: RefreshedSession = [];
  const supabase = createServerClient(env().SUPABASE_URL, env().SUPABASE_PUBLISHABLE_KEY, {
    cookieOptions: { secure: request.nextUrl.protocol === 'https:' },
    cookies: {
      getAll: () => request.cookies.getAll(),
      setAll: (cookies) => {
        refreshed.push(...cookies);
      },
    },
  });
  // Refreshes as a side effect. A failure leaves the cookie as it is, and the request to its own authentication.
  await supabase.auth.getSession();
  return refreshed;
}
