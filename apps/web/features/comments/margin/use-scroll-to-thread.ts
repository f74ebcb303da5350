import { useEffect } from 'react';
import { useLatest } from '@/components/hooks/use-latest.ts';
import { bringIntoSight } from './bring-into-sight.ts';
import type { Passages } from './passages.ts';
import type { Thread } from '../store/to-threads.ts';
import type { CurrentThread } from './use-current-thread.ts';

interface Margin {
  threads: readonly Thread[];
  passages: Passages;
  tops: ReadonlyMap<string, number>;
  /** How far the current card is below its passage, in pixels. */
  lag: number;
}

/** Scrolls to the current thread whenever it is selected, once its card is placed. */
export function useScrollToThread(current: CurrentThread, { threads, passages, tops, lag }: Margin): void {
  const { id } = current;
  const thread = threads.find((one) => one.id === id);
  const isOnNothing = thread && (thread.root.anchor === null || passages.isThere(thread) === false);
  const isSettled = id !== null && (tops.has(id) || isOnNothing === true);
  const latestLag = useLatest(lag);
  useEffect(() => {
    if (!isSettled) return undefined;
    const { id, comment } = current;
    // a frame later all heights are measured and all cards are placed
    const frame = requestAnimationFrame(() => {
      const said = comment === null || comment === id ? null : document.getElementById(`comment-${comment}`);
      if (said) {
        bringIntoSight(said);
        return;
      }
      const card = document.getElementById(`thread-${id}`);
      if (card) bringIntoSight(card, latestLag.current);
    });
    return () => cancelAnimationFrame(frame);
  }, [isSettled, current, latestLag]);
}
