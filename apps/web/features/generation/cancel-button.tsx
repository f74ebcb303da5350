'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/button.tsx';
import { ConfirmDialog } from '@/components/overlays/confirm-dialog.tsx';
import { toSentence, type Problem } from '@/features/problems/problem.ts';

/** Stops a running generation, after asking once more. Stays pending until the end arrives and it goes away. */
export function CancelButton({ cancel }: { cancel: () => Promise<Problem | null> }) {
  const [isPending, setIsPending] = useState(false);

  async function confirm() {
    setIsPending(true);
    const problem = await cancel();
    // It may have ended while the question was open; then there is nothing left to stop.
    if (problem === null || problem.code === 'not_running') return;
    setIsPending(false);
    toast.error('Not cancelled', { description: toSentence(problem) });
  }

  return (
    <ConfirmDialog
      title="Cancel this generation?"
      description="The work stops within seconds. What is written so far stays here to read, and you can start again from the beginning."
      confirmLabel="Cancel generation"
      keepLabel="Keep writing"
      onConfirm={() => void confirm()}
      trigger={
        <Button size="small" pending={isPending}>
          Cancel
        </Button>
      }
    />
  );
}
