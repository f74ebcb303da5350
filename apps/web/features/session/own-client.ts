import type { SupabaseClient } from '@supabase/supabase-js';
import { callApiFor } from '../problems/call-api.ts';
import { createAccountGuard, type AccountGuard } from './account-guard.ts';
import type { OpenSupabase } from '../problems/send-write.ts';

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
  let opening: Promise<SupabaseClient> | null = null;
  const open: OpenSupabase = () => {
    opening ??= import('./create-guarded-client.ts').then(
      ({ createGuardedClient }) => createGuardedClient(url, publishableKey, guard),
      (error: unknown) => {
        // the next call tries again
        opening = null;
        throw new Error('The network did not bring the code of Supabase.', { cause: error });
      },
    );
    return opening;
  };
  return {
    open,
    ownerId,
    guard,
    /** Checks who is signed in whenever that may have changed, and makes the other tabs check. Returns a function that stops. */
    watch: () => watchAccount(open, guard),
  };
}

function watchAccount(open: OpenSupabase, guard: AccountGuard): () => void {
  const end = new AbortController();
  const tabs = new BroadcastChannel(CHANNEL);
  async function check(): Promise<void> {
    const supabase = await open();
    const { data, error } = await supabase.auth.getSession();
    // a session that could not be renewed without a network is still the same session
    if (!error) guard.see(data.session?.access_token ?? null);
  }
  function recheck(): void {
    // without a network, the next event checks
    check().catch(() => undefined);
  }
  const { signal } = end;
  tabs.addEventListener('message', recheck, { signal });
  addEventListener('focus', recheck, { signal });
  document.addEventListener('visibilitychange', recheck, { signal });
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
