import { useState } from 'react';
import { useComments } from '@/features/comments/store/comments-provider.tsx';
import { useCurrentThread } from '@/features/comments/margin/use-current-thread.ts';

/** Which panel is open over or beside the article, and which thread is selected. */
export type SidePanels = ReturnType<typeof useSidePanels>;

/** Keeps which panel is open, comments or score, and which thread is selected. Opening one panel closes the other. */
export function useSidePanels() {
  const { threads } = useComments();
  const { current, pick, isOpen: showsComments, setOpen: setShowsComments } = useCurrentThread(threads);
  const [isScoreAsked, setIsScoreAsked] = useState(false);

  function setShowsScore(isShown: boolean): void {
    setIsScoreAsked(isShown);
    if (isShown) setShowsComments(false);
  }
  return {
    threads,
    current,
    pick,
    showsComments,
    setShowsComments,
    // a link to a comment opens the comments without asking
    showsScore: isScoreAsked && !showsComments,
    setShowsScore,
  };
}
