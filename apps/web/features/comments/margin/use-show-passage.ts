import { useEffect } from 'react';
import { useLatest } from '@/components/hooks/use-latest.ts';
import type { Passages } from './passages.ts';
import type { CurrentThread } from './use-current-thread.ts';

/**
 * Scrolls a passage into sight above the comment panel, which covers the lower part of the page, and again whenever
 * `current` is a new object. Does nothing for null.
 */
export function useShowPassage(id: string | null, current: CurrentThread, passages: Passages): void {
  const isPlaced = id !== null && passages.topOf(id) !== null;
  const latest = useLatest(passages);
  useEffect(() => {
    if (isPlaced && current) latest.current.show(id);
  }, [isPlaced, id, current, latest]);
}
