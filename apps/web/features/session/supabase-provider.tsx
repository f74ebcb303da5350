'use client';

import type { SupabaseClient } from '@supabase/supabase-js';
import { useConnectionStatus, useRealtimeClient } from '@headway/realtime/react';
import { useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { createRequiredContext } from '@/components/create-required-context.ts';
import type { AccountGuard } from './account-guard.ts';
import { OtherAccountDialog } from './other-account-dialog.tsx';
import { openOwnClient } from './own-client.ts';

/** The person who is signed in, as their own pages show them. */
export interface Me {
  id: string;
  displayName: string;
}

interface Session {
  supabase: SupabaseClient;
  me: Me;
  guard: AccountGuard;
}

const [SessionContext, useSession] = createRequiredContext<Session>('SupabaseProvider');

interface SupabaseProviderProps {
  url: string;
  publishableKey: string;
  me: Me;
  children: ReactNode;
}

/** Gives the components below it Supabase's client, signed in by the session's cookies for as long as they are this person's. */
export function SupabaseProvider({ url, publishableKey, me, children }: SupabaseProviderProps) {
  const [own] = useState(() => openOwnClient(url, publishableKey, me.id));
  const session = useMemo(() => ({ supabase: own.supabase, guard: own.guard, me }), [own, me]);
  // what an earlier person had open in this tab would speak for the one who came after
  const isLeftOver = own.ownerId !== me.id;
  useEffect(() => {
    if (isLeftOver) location.reload();
  }, [isLeftOver]);
  useEffect(() => own.watch(), [own]);
  const live = useRealtimeClient();
  useEffect(
    () =>
      own.guard.subscribe(() => {
        // who has signed in again in another tab goes on here, too
        if (own.guard.holder() === 'owner') live.reconnect();
      }),
    [own, live],
  );
  return isLeftOver ? null : (
    <SessionContext value={session}>
      {children}
      <OtherAccountDialog guard={own.guard} ownerName={me.displayName} />
    </SessionContext>
  );
}

/** Supabase's client of this page. Its channels are private, so that policies decide, unless one asks otherwise. */
export function useSupabaseClient(): SupabaseClient {
  return useSession().supabase;
}

/** Who is signed in. */
export function useMe(): Me {
  return useSession().me;
}

/** Whether nobody is signed in to this browser any more, although the page is open. */
export function useIsSignedOut(): boolean {
  const { guard } = useSession();
  const holder = useSyncExternalStore(guard.subscribe, guard.holder, guard.holder);
  const { reason } = useConnectionStatus();
  return holder === 'nobody' || (holder === 'owner' && reason === 'signed-out');
}
