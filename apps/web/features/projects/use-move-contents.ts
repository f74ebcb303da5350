import type { Shelf } from '@headway/topics/project';
import { useRouter } from 'next/navigation';
import { useMemo, useTransition } from 'react';
import { toast } from 'sonner';
import type { ActionResult } from '@/features/problems/refusal.ts';
import { showRefusal } from '@/features/problems/show-refusal.ts';
import { useOpenSupabase } from '@/features/session/supabase-provider.tsx';
import { createShelfActions } from './shelf-actions.ts';

const DONE: Record<Shelf, string> = {
  active: 'restored',
  archive: 'archived',
  trash: 'moved to the trash',
};

/** Moves articles between shelves, with a toast that takes it back, and deletes them for good. */
export function useMoveContents() {
  const openSupabase = useOpenSupabase();
  const actions = useMemo(() => createShelfActions(openSupabase), [openSupabase]);
  const router = useRouter();
  const [isPending, startTransition] = useTransition();

  /** Resolves with whether it was done. */
  async function change(act: () => Promise<ActionResult>): Promise<boolean> {
    const result = await act();
    if (result.ok) startTransition(() => router.refresh());
    else showRefusal(result);
    return result.ok;
  }

  return {
    isPending,
    move: async (ids: readonly string[], { from, to }: { from: Shelf; to: Shelf }): Promise<boolean> => {
      const isDone = await change(() => actions.moveContents(ids, to));
      if (isDone)
        toast(`${toCount(ids.length)} ${DONE[to]}.`, {
          action: { label: 'Undo', onClick: () => void change(() => actions.moveContents(ids, from)) },
        });
      return isDone;
    },
    deleteForGood: async (ids: readonly string[]): Promise<boolean> => {
      const isDone = await change(() => actions.deleteContents(ids));
      if (isDone) toast(`${toCount(ids.length)} deleted for good.`);
      return isDone;
    },
  };
}

function toCount(count: number): string {
  return count === 1 ? '1 article' : `${count} articles`;
}
