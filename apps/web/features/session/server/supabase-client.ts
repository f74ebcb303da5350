import { createServerClient } from '@supabase/ssr';
import type { SupabaseClient } from '@supabase/supabase-js';
import { cookies, headers } from 'next/headers';
import { env } from '@/server/process/env.ts';

/** Supabase's client for the present request. It stores changes of the session in the cookies. */
export async function createSessionClient(): Promise<SupabaseClient> {
  const store = await cookies();
  const secure = (await headers()).get('x-forwarded-proto') === 'https';
  return createServerClient(env().SUPABASE_URL, env().SUPABASE_PUBLISHABLE_KEY, {
    cookieOptions: { secure },
    cookies: {
      getAll: () => store.getAll(),
      setAll: (changes) => {
        for (const { name, value, options } of changes) store.set(name, value, options);
      },
    },
  });
}
