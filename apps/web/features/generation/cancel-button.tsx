import { useState } from 'react';
import { Button } from '@/components/button.tsx';
import { ConfirmDialog } from '@/components/overlays/confirm-dialog.tsx';
import type { Problem } from '@/features/problems/problem.ts';
import { showProblem } from '@/features/problems/show-refusal.ts';

/** Stops a running generation after a confirmation. Stays pending until the end of the generation arrives. */
export function CancelButton({ cancel }: { cancel: () => Promise<Problem | null> }) {
  const [isPending, setIsPending] = useState(false);

  async function confirm() {
    setIsPending(true);
    const problem = await cancel();
    // not running: it ended while the question was open
    if (problem === null || problem.code === 'not_running') return;
    setIsPending(false);
    showProblem('Could not be canceled', problem);
  }

  return (
    <ConfirmDialog
      title="Cancel this generation?"
      description="The generation stops within seconds. The text written so far stays here, and you can start again."
      confirmLabel="Cancel generation"
      keepLabel="Keep generating"
      onConfirm={() => void confirm()}
      trigger={
        <Button size="small" pending={isPending}>
          Cancel
        </Button>
      }
    />
  );
}
