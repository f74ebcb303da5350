'use client';

import { useEffect, useRef } from 'react';
import type { Passages } from './passages.ts';
import type { CurrentThread } from './use-current-thread.ts';

interface Shown {
  /** The passage is shown again whenever this is a new object. */
  current: CurrentThread;
  passages: Passages;
}

/**
 * Scrolls a passage into sight above the comment panel, which covers the lower part of the page. Does nothing for null.
 */
export function useShowPassage(id: string | null, { current, passages }: Shown): void {
  const isPlaced = id !== null && passages.topOf(id) !== null;
  const latest = useRef(passages);
  useEffect(() => {
    latest.current = passages;
  });
  useEffect(() => {
    if (isPlaced && current) latest.current.show(id);
  }, [isPlaced, id, current]);
}
