'use client';

import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/button.tsx';
import { toSentence, type Problem } from '@/features/problems/problem.ts';

interface RetryButtonProps {
  retry: () => Promise<Problem | null>;
  /** Whether the same again may well end otherwise. */
  isPromising: boolean;
}

/** Starts a generation anew that ended without an article. */
export function RetryButton({ retry, isPromising }: RetryButtonProps) {
  const [isPending, setIsPending] = useState(false);

  async function press() {
    setIsPending(true);
    const problem = await retry();
    // Someone else was quicker; the page already shows it.
    if (problem === null || problem.code === 'already_running') return;
    setIsPending(false);
    toast.error('Not started', { description: toSentence(problem) });
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
