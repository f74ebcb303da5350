import { createServerClient } from '@supabase/ssr';
import { toEmail, type AccountsOf } from './person.ts';

/** The cookies of one browser, kept as `@supabase/ssr` writes them. */
export interface CookieSession {
  /** As a browser keeps them. */
  cookies(): { name: string; value: string }[];
  /** The value of a `Cookie` header. */
  header(): string;
  /** Takes what an answer sets. Returns whether it set anything. */
  accept(response: Response): boolean;
  /** Makes the session look as if its access token ended at this moment, milliseconds since 1970. */
  expireAt(time: number): void;
}

const PREFIX = 'base64-';

/** Signs in with the unmodified client of Supabase and keeps its cookies. */
export async function createCookieSession(
  where: Omit<AccountsOf, 'url'>,
  name: string,
): Promise<CookieSession> {
  const jar = new Map<string, string>();
  const supabase = createServerClient(where.supabaseUrl, where.publishableKey, {
    cookies: {
      getAll: () => [...jar].map(([cookie, value]) => ({ name: cookie, value })),
      setAll: (cookies) => {
        for (const cookie of cookies) jar.set(cookie.name, cookie.value);
      },
    },
  });
  const { error } = await supabase.auth.signInWithPassword({
    email: toEmail(where, name),
    password: 'headway-demo',
  });
  if (error) throw error;
  return {
    cookies: () => [...jar].map(([cookie, value]) => ({ name: cookie, value })),
    header: () => [...jar].map((cookie) => cookie.join('=')).join('; '),
    accept(response) {
      const cookies = response.headers.getSetCookie();
      for (const cookie of cookies) {
        const [, key, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        if (key !== undefined && value !== undefined) jar.set(key, value);
      }
      return cookies.length > 0;
    },
    expireAt(time) {
      for (const [cookie, value] of jar) {
        const session: unknown = JSON.parse(
          Buffer.from(value.slice(PREFIX.length), 'base64url').toString('utf8'),
        );
        const changed = { ...Object(session), expires_at: Math.floor(time / 1000) };
        jar.set(cookie, PREFIX + Buffer.from(JSON.stringify(changed)).toString('base64url'));
      }
    },
  };
}
