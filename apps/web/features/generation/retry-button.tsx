import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/button.tsx';
import type { Problem } from '@/features/problems/problem.ts';
import { showProblem } from '@/features/problems/show-refusal.ts';

interface RetryButtonProps {
  retry: () => Promise<Problem | null>;
  /** Whether another attempt may succeed. */
  isPromising: boolean;
}

/** Starts a generation again that ended without an article. */
export function RetryButton({ retry, isPromising }: RetryButtonProps) {
  const [isPending, setIsPending] = useState(false);

  async function press() {
    setIsPending(true);
    const problem = await retry();
    // already running: another person started it, and the page shows that
    if (problem === null || problem.code === 'already_running') return;
    setIsPending(false);
    showProblem('Could not be started', problem);
  }

  return (
    <Button
      tone={isPromising ? 'primary' : 'neutral'}
      size="small"
      pending={isPending}
      onClick={() => void press()}
    >
      <RotateCcw aria-hidden />
      Try again
    </Button>
  );
}
