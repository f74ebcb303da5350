import { combineChunks, stringFromBase64URL } from '@supabase/ssr';
import { z } from 'zod';
import { env } from '../process/env.ts';

const PREFIX = 'base64-';

const sessionSchema = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  /** Seconds since 1970. */
  expires_at: z.number(),
});

/** The part of the session cookie that the server needs. Not verified. */
export type CookieSession = z.infer<typeof sessionSchema>;

/** The cookie's name as `@supabase/ssr` chooses it: after the first label of the project's host. */
function sessionCookieName(): string {
  const [label] = new URL(env().SUPABASE_URL).hostname.split('.');
  return `sb-${label}-auth-token`;
}

/** Reads the session from cookies that `@supabase/ssr` wrote, in one piece or in chunks; null for none. */
export async function readSessionCookie(
  cookie: (name: string) => string | undefined,
): Promise<CookieSession | null> {
  const value = await combineChunks(sessionCookieName(), cookie);
  if (!value) return null;
  try {
    const json = value.startsWith(PREFIX) ? stringFromBase64URL(value.slice(PREFIX.length)) : value;
    const session = sessionSchema.safeParse(JSON.parse(json));
    return session.success ? session.data : null;
  } catch {
    // The cookie was not written by @supabase/ssr.
    return null;
  }
}
