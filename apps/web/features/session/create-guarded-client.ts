import { createBrowserClient } from '@supabase/ssr';
import type { SupabaseClient } from '@supabase/supabase-js';
import { isStranger, type AccountGuard } from './account-guard.ts';

/** Creates a client of Supabase that is signed in by the session's cookies and refuses to speak for another account. */
export function createGuardedClient(
  url: string,
  publishableKey: string,
  guard: AccountGuard,
): SupabaseClient {
  const supabase: SupabaseClient = createBrowserClient(url, publishableKey, {
    global: {
      fetch(input, init) {
        const token = new Headers(init?.headers).get('Authorization')?.replace(/^Bearer /u, '') ?? '';
        return guard.admits(token) ? fetch(input, init) : Promise.reject(refuse());
      },
    },
  });
  keepPrivate(supabase);
  guardRealtime(supabase, guard);
  return supabase;
}

/** Makes channels private by default, so that policies decide. */
function keepPrivate(supabase: SupabaseClient): void {
  const open = supabase.channel.bind(supabase);
  supabase.channel = (name, options) =>
    open(name, { ...options, config: { private: true, ...options?.config } });
}

/** Leaves Realtime as soon as another account is signed in, and connects again once the owner is. */
function guardRealtime({ realtime }: SupabaseClient, guard: AccountGuard): void {
  const { accessToken: readToken } = realtime;
  const setAuth = realtime.setAuth.bind(realtime);
  const connect = realtime.connect.bind(realtime);
  realtime.setAuth = async (given) => {
    const token = given ?? (await readToken?.()) ?? null;
    // the channels keep their token, and stay disconnected
    if (token === null || guard.admits(token)) await setAuth(given);
  };
  realtime.accessToken = async () => {
    const token = (await readToken?.()) ?? null;
    if (token !== null && !guard.admits(token)) throw refuse();
    return token;
  };
  realtime.connect = () => {
    if (!isStranger(guard.holder())) connect();
  };
  let wasCut = false;
  guard.subscribe(() => {
    const isCut = isStranger(guard.holder());
    if (isCut) void realtime.disconnect();
    else if (wasCut) connect();
    wasCut = isCut;
  });
}

function refuse(): Error {
  return new Error('Another account is now signed in in this browser.');
}
