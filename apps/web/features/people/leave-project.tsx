'use client';

import { LogOut } from 'lucide-react';
import { Button } from '@/components/button.tsx';
import { ConfirmDialog } from '@/components/overlays/confirm-dialog.tsx';
import { showRefusal } from '@/features/problems/show-refusal.ts';
import { useMe, useOpenSupabase } from '@/features/session/supabase-provider.tsx';
import { createMemberActions } from './member-actions.ts';
import { forgetDeparture, noteDeparture } from './own-departure.ts';

/**
 * Ends the own membership, after a question. The last owner is told why that cannot be. Every open page of this person
 * then leaves the project (`useOwnMembership`).
 */
export function LeaveProject({ projectId }: { projectId: string }) {
  const openSupabase = useOpenSupabase();
  const me = useMe();

  async function leave(): Promise<void> {
    noteDeparture(projectId);
    const result = await createMemberActions(openSupabase, projectId).remove(me.id);
    if (result.ok) return;
    forgetDeparture(projectId);
    showRefusal(result);
  }

  return (
    <ConfirmDialog
      title="Leave the project?"
      description="You lose access immediately. Everything you wrote stays. To come back, you need an invitation of an owner."
      confirmLabel="Leave"
      keepLabel="Cancel"
      onConfirm={() => void leave()}
      trigger={
        <Button tone="quiet" size="small">
          <LogOut aria-hidden />
          Leave the project
        </Button>
      }
    />
  );
}
