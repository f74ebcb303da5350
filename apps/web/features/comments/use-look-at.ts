'use client';

import { useEffect } from 'react';
import { bringIntoSight } from './bring-into-sight.ts';
import type { Passages } from './passages.ts';
import type { Thread } from './to-threads.ts';
import type { CurrentThread } from './use-current-thread.ts';

interface Margin {
  threads: readonly Thread[];
  passages: Passages;
  tops: ReadonlyMap<string, number>;
}

/** Brings the current thread into sight whenever it is picked, as soon as it stands where it is to stand. */
export function useLookAt(current: CurrentThread | null, { threads, passages, tops }: Margin): void {
  const id = current?.id ?? null;
  const thread = threads.find((one) => one.id === id);
  const isOnNothing = thread && (thread.root.anchor === null || passages.isThere(thread) === false);
  const isSettled = id !== null && (tops.has(id) || isOnNothing === true);
  useEffect(() => {
    if (!isSettled || !current) return;
    const { id, comment } = current;
    const said = comment === null || comment === id ? null : document.getElementById(`comment-${comment}`);
    const element = said ?? document.getElementById(`thread-${id}`);
    if (element) bringIntoSight(element);
  }, [isSettled, current]);
}
