'use client';

import { useSyncExternalStore } from 'react';
import { ConfirmDialog } from '@/components/overlays/confirm-dialog.tsx';
import { isStranger, type AccountGuard } from './account-guard.ts';

/** Stands before a page whose owner is not who is signed in any more: only loading it again leads on. */
export function OtherAccountDialog({ guard, ownerName }: { guard: AccountGuard; ownerName: string }) {
  const holder = useSyncExternalStore(guard.subscribe, guard.holder, guard.holder);
  return (
    <ConfirmDialog
      open={isStranger(holder)}
      title="You are signed in as somebody else"
      description={`This page was opened by ${ownerName}, and another tab has signed in to another account since. Nothing is sent from here any more. What ${ownerName} wrote and was not saved yet stays in this browser and is sent when ${ownerName} opens the article again.`}
      confirmLabel={`Reload to go on as ${(isStranger(holder) ? holder.email : null) ?? 'the other account'}`}
      tone="primary"
      onConfirm={() => location.reload()}
    />
  );
}
