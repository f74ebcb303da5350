import { useRouter } from 'next/navigation';
import { startTransition, useMemo, useOptimistic, useRef, useState } from 'react';
import type { ActionResult } from '@/features/problems/refusal.ts';
import { showRefusal } from '@/features/problems/show-refusal.ts';
import { useOpenSupabase } from '@/features/session/supabase-provider.tsx';
import { applyChange, toBefore, type QueueChange } from './apply-change.ts';
import { createQueueActions } from './queue-actions.ts';
import type { QueuedKeyword } from './queue.ts';

/** The rows of a queue with what people do with them. A change is shown at once and taken back when it is refused. */
export function useQueue(projectId: string, stored: readonly QueuedKeyword[]) {
  const openSupabase = useOpenSupabase();
  const router = useRouter();
  const actions = useMemo(() => createQueueActions(openSupabase, projectId), [openSupabase, projectId]);
  const [rows, show] = useOptimistic(stored, (before: readonly QueuedKeyword[], change: QueueChange) =>
    applyChange(before, change),
  );
  // what screen readers are told
  const [message, setMessage] = useState('');
  // Changes are sent one after another: each names a row of the order that the one before has made.
  const last = useRef<Promise<unknown>>(Promise.resolve());

  function change(act: () => Promise<ActionResult>, shown?: QueueChange): void {
    startTransition(async () => {
      if (shown) show(shown);
      const sent = last.current.then(act);
      last.current = sent;
      showRefusal(await sent);
      startTransition(() => router.refresh());
    });
  }

  function move(row: QueuedKeyword, before: string | null): void {
    const shown = { moved: row.id, before };
    const place = applyChange(rows, shown).findIndex(({ id }) => id === row.id) + 1;
    setMessage(`“${row.keyword}” is now number ${place} of ${rows.length}.`);
    change(() => actions.move(row.id, before), shown);
  }

  return {
    rows,
    message,
    move,
    /** Moves a keyword down by a number of places, or up when it is negative. */
    step: (row: QueuedKeyword, steps: number) => move(row, toBefore(rows, row.id, steps).before),
    remove(removed: readonly QueuedKeyword[]): void {
      const ids = removed.map(({ id }) => id);
      setMessage(removed.length === 1 ? `“${removed[0]?.keyword}” was removed.` : 'The queue was emptied.');
      change(() => actions.remove(ids), { removed: ids });
    },
    pause: (isPaused: boolean) => change(() => actions.pause(isPaused)),
  };
}

export type Queue = ReturnType<typeof useQueue>;
