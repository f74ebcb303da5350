'use client';

import { useConnectionStatus, useRealtimeClient } from '@headway/realtime/react';
import { useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { createRequiredContext } from '@/components/hooks/create-required-context.ts';
import { ConfirmDialog } from '@/components/overlays/confirm-dialog.tsx';
import type { OpenSupabase } from '../problems/send-write.ts';
import { isStranger, type AccountGuard } from './account-guard.ts';
import { openOwnClient } from './own-client.ts';

/** The person who is signed in, as their own pages show them. */
export interface Me {
  id: string;
  displayName: string;
}

interface Session {
  openSupabase: OpenSupabase;
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

/** Gives the components below it Supabase's client, signed in by the session's cookies while these belong to this person. */
export function SupabaseProvider({ url, publishableKey, me, children }: SupabaseProviderProps) {
  const [own] = useState(() => openOwnClient(url, publishableKey, me.id));
  const session = useMemo(() => ({ openSupabase: own.open, guard: own.guard, me }), [own, me]);
  // the client of an earlier person in this tab must not speak for the next one
  const isLeftOver = own.ownerId !== me.id;
  useEffect(() => {
    if (isLeftOver) location.reload();
  }, [isLeftOver]);
  useEffect(() => own.watch(), [own]);
  const live = useRealtimeClient();
  useEffect(
    () =>
      own.guard.subscribe(() => {
        // signing in again in another tab also continues this page
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

/** Gives Supabase's client of this page. Its channels are private by default, so that policies decide. */
export function useOpenSupabase(): OpenSupabase {
  return useSession().openSupabase;
}

/** The person who is signed in. */
export function useMe(): Me {
  return useSession().me;
}

/** Whether nobody is signed in to this browser any more, although the page is open. */
export function useIsSignedOut(): boolean {
  const { guard } = useSession();
  const holder = useHolder(guard);
  const { reason } = useConnectionStatus();
  return holder === 'nobody' || (holder === 'owner' && reason === 'signed-out');
}

/** Covers a page while another account is signed in; its only button loads the page again. */
function OtherAccountDialog({ guard, ownerName }: { guard: AccountGuard; ownerName: string }) {
  const holder = useHolder(guard);
  return (
    <ConfirmDialog
      open={isStranger(holder)}
      title="You are signed in with another account"
      description={`${ownerName} opened this page, but another account has signed in since. This page no longer saves anything. Unsaved edits by ${ownerName} stay in this browser and are saved when ${ownerName} opens the article again.`}
      confirmLabel={`Reload and continue as ${(isStranger(holder) ? holder.email : null) ?? 'the other account'}`}
      tone="primary"
      onConfirm={() => location.reload()}
    />
  );
}

function useHolder(guard: AccountGuard) {
  return useSyncExternalStore(guard.subscribe, guard.holder, guard.holder);
}
