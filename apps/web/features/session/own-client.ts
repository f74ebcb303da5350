import { createBrowserClient } from '@supabase/ssr';
import type { SupabaseClient } from '@supabase/supabase-js';
import { createAccountGuard, isStranger, type AccountGuard } from './account-guard.ts';

/** Supabase's client of a page, which speaks for the person who opened the page and for nobody else. */
export interface OwnClient {
  supabase: SupabaseClient;
  ownerId: string;
  guard: AccountGuard;
  /** Looks who is signed in whenever that may have changed, and lets the other tabs look. Returns what ends it. */
  watch: () => () => void;
}

const CHANNEL = 'headway:account';

let known: OwnClient | null = null;

/** The client of this page. There is one for as long as the page is loaded, and it stays that of its first owner. */
export function openOwnClient(url: string, publishableKey: string, ownerId: string): OwnClient {
  if (typeof window === 'undefined') return createOwnClient(url, publishableKey, ownerId);
  known ??= createOwnClient(url, publishableKey, ownerId);
  return known;
}

function createOwnClient(url: string, publishableKey: string, ownerId: string): OwnClient {
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
  return { supabase, ownerId, guard, watch: () => watchAccount(supabase, guard) };
}

/** Channels are private, so that policies decide, unless one asks otherwise. */
function keepPrivate(supabase: SupabaseClient): void {
  const open = supabase.channel.bind(supabase);
  supabase.channel = (name, options) =>
    open(name, { ...options, config: { private: true, ...options?.config } });
}

/** Realtime is left as soon as somebody else is signed in, and entered again once the owner is. */
function guardRealtime({ realtime }: SupabaseClient, guard: AccountGuard): void {
  const { accessToken: readToken } = realtime;
  const setAuth = realtime.setAuth.bind(realtime);
  const connect = realtime.connect.bind(realtime);
  realtime.setAuth = async (given) => {
    const token = given ?? (await readToken?.()) ?? null;
    // the channels keep what they had, and nothing connects them
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
  function look(): void {
    void supabase.auth.getSession().then(({ data, error }) => {
      // one that could not be exchanged for want of a network is no other
      if (!error) guard.see(data.session?.access_token ?? null);
    });
  }
  const { signal } = end;
  tabs.addEventListener('message', look, { signal });
  addEventListener('focus', look, { signal });
  document.addEventListener('visibilitychange', look, { signal });
  tell(tabs);
  return () => {
    end.abort();
    tabs.close();
  };
}

/** Lets the other tabs look who is signed in now. */
export function tellTabs(): void {
  const tabs = new BroadcastChannel(CHANNEL);
  tell(tabs);
  tabs.close();
}

function tell(tabs: BroadcastChannel): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
  tabs.postMessage(null);
}

function refuse(): Error {
  return new Error('Another account is signed in to in this browser now.');
}
