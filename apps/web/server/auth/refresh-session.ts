import { createServerClient, type SetAllCookies } from '@supabase/ssr';
import { setTimeout as delay } from 'node:timers/promises';
import type { NextRequest } from 'next/server';
import { env } from '../process/env.ts';
import { readSessionCookie } from './session-cookie.ts';

/** The cookies to set for a refreshed session. */
export type RefreshedSession = Parameters<SetAllCookies>[0];

/**
 * `Cache-Control` of an answer that sets these cookies, in place of the route's own: no cache may keep the answer, and no
 * proxy may compress it, because it may be an event stream.
 */
export const REFRESHED_CACHE_CONTROL = 'private, no-store, no-transform';

// Supabase's client replaces a token that expires within this time.
const MARGIN_MS = 90_000;
// Requests with the old cookie that arrive within this time get the same new session.
const KEEP_MS = 10_000;
// Supabase's client tries for 30 s. A request goes on with its old session after this time.
const PATIENCE_MS = 3_000;

const refreshing = new Map<string, Promise<RefreshedSession>>();

/**
 * Exchanges a session that has expired, or expires within 90 s, for a new one. Returns an empty list when there are no
 * cookies to set. A refresh token is used once, however many requests arrive with it.
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
        refreshed.push(...cookies.map(toFixedEnd));
      },
    },
  });
  // Refreshes as a side effect. A failure leaves the cookie as it is, and the request to its own authentication.
  await supabase.auth.getSession();
  return refreshed;
}

/**
 * Says when a cookie ends instead of how long it lives. Next counts a lifetime anew whenever it passes a cookie on, and would
 * send the cookie twice after the clock has moved to the next second.
 */
function toFixedEnd({ name, value, options }: RefreshedSession[number]): RefreshedSession[number] {
  const { maxAge, ...others } = options;
  if (maxAge === undefined || maxAge === 0) return { name, value, options };
  return { name, value, options: { ...others, expires: new Date(Date.now() + maxAge * 1000) } };
}
