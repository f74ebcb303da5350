'use client';

import { useState } from 'react';

/** What is shown beside or over the article: one thing at a time. */
export type SideView = 'comments' | 'score' | null;

/** Which of them is shown, and showing or hiding each. */
export function useSideView(initial: SideView) {
  const [view, setView] = useState<SideView>(initial);
  const show = (which: NonNullable<SideView>) => (isShown: boolean) =>
    setView((now) => (isShown ? which : now === which ? null : now));
  return { view, showComments: show('comments'), showScore: show('score') };
}
