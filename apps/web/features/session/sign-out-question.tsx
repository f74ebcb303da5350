'use client';

import { ConfirmDialog } from '@/components/overlays/confirm-dialog.tsx';
import type { SignOut } from './use-sign-out.ts';

/** Asks before somebody leaves edits behind. */
export function SignOutQuestion({ unsaved, answer }: Pick<SignOut, 'unsaved' | 'answer'>) {
  return (
    <ConfirmDialog
      open={unsaved !== null}
      onOpenChange={(open) => {
        if (!open) answer(false);
      }}
      title={unsaved === 1 ? '1 edit is not saved yet' : `${unsaved ?? 'Some'} edits are not saved yet`}
      description="Sign out anyway? They are kept in this browser and sent when you open the article here again."
      confirmLabel="Sign out"
      keepLabel="Stay signed in"
      onConfirm={() => answer(true)}
    />
  );
}
