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
    showProblem('Not cancelled', problem);
  }

  return (
    <ConfirmDialog
      title="Cancel this generation?"
      description="The work stops within seconds. What is written so far stays here to read, and you can start again from the beginning."
      confirmLabel="Cancel generation"
      keepLabel="Let it go on"
      onConfirm={() => void confirm()}
      trigger={
        <Button size="small" pending={isPending}>
          Cancel
        </Button>
      }
    />
  );
}
