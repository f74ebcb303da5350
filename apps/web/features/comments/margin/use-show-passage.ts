'use client';

import { useEffect, useRef } from 'react';
import type { Passages } from './passages.ts';
import type { CurrentThread } from './use-current-thread.ts';

interface Shown {
  /** Shown again whenever this is another object. */
  current: CurrentThread;
  passages: Passages;
}

/** Brings a passage into sight above the comments that cover the lower part of the page; null for none. */
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
