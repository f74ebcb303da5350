import { createBrowserClient } from '@supabase/ssr';
import type { SupabaseClient } from '@supabase/supabase-js';
import { callApiFor } from '../problems/call-api.ts';
import { createAccountGuard, isStranger, type AccountGuard } from './account-guard.ts';

/** Supabase's client of a page, which speaks for the person who opened the page and for nobody else. */
export type OwnClient = ReturnType<typeof createOwnClient>;

const CHANNEL = 'headway:account';

let known: OwnClient | null = null;

/** The client of this page. There is one as long as the page is loaded, and it belongs to the first owner. */
export function openOwnClient(url: string, publishableKey: string, ownerId: string): OwnClient {
  if (typeof window === 'undefined') return createOwnClient(url, publishableKey, ownerId);
  if (known === null) {
    known = createOwnClient(url, publishableKey, ownerId);
    callApiFor(ownerId);
  }
  return known;
}

function createOwnClient(url: string, publishableKey: string, ownerId: string) {
  const guard = createAccountGuard(ownerId);
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
  return {
    supabase,
    ownerId,
    guard,
    /** Checks who is signed in whenever that may have changed, and makes the other tabs check. Returns a function that stops. */
    watch: () => watchAccount(supabase, guard),
  };
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

function watchAccount(supabase: SupabaseClient, guard: AccountGuard): () => void {
  const end = new AbortController();
  const tabs = new BroadcastChannel(CHANNEL);
  function check(): void {
    void supabase.auth.getSession().then(({ data, error }) => {
      // a session that could not be renewed without a network is still the same session
      if (!error) guard.see(data.session?.access_token ?? null);
    });
  }
  const { signal } = end;
  tabs.addEventListener('message', check, { signal });
  addEventListener('focus', check, { signal });
  document.addEventListener('visibilitychange', check, { signal });
  post(tabs);
  return () => {
    end.abort();
    tabs.close();
  };
}

/** Makes the other tabs check who is signed in now. */
export function notifyTabs(): void {
  const tabs = new BroadcastChannel(CHANNEL);
  post(tabs);
  tabs.close();
}

function post(tabs: BroadcastChannel): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
  tabs.postMessage(null);
}

function refuse(): Error {
  return new Error('Another account is now signed in in this browser.');
}
