'use client';

import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/button.tsx';
import { ConfirmDialog } from '@/components/overlays/confirm-dialog.tsx';
import { RelativeTime } from '@/components/time/relative-time.tsx';
import { showRefusal } from '@/features/problems/show-refusal.ts';
import type { ActionResult } from '@/features/problems/refusal.ts';
import { useOpenSupabase } from '@/features/session/supabase-provider.tsx';
import type { TrashedProject } from './project.ts';
import { createShelfActions } from './shelf-actions.ts';

/** The projects in the trash that this person owns, to restore or to delete for good. */
export function TrashedProjects({ projects }: { projects: readonly TrashedProject[] }) {
  const openSupabase = useOpenSupabase();
  const actions = useMemo(() => createShelfActions(openSupabase), [openSupabase]);
  const router = useRouter();

  async function change(act: Promise<ActionResult>, sentence: string): Promise<void> {
    const result = await act;
    if (!result.ok) return showRefusal(result);
    toast(sentence);
    router.refresh();
  }

  return (
    <section aria-labelledby="trash" className="mt-14">
      <h2 id="trash" className="eyebrow mb-3">
        Trash
      </h2>
      <ul className="border-t border-rule">
        {projects.map(({ id, name, trashedAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-rule py-3">
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium">{name}</span>
              <span className="text-sm text-ink-soft">
                Deleted <RelativeTime iso={trashedAt} />; kept for 30 days
              </span>
            </span>
            <Button
              size="small"
              onClick={() => void change(actions.trashProject(id, false), `“${name}” was restored.`)}
            >
              Restore
            </Button>
            <ConfirmDialog
              title={`Delete “${name}” for good?`}
              description="All of its articles, comments and history are deleted. This cannot be undone."
              confirmLabel="Delete"
              keepLabel="Cancel"
              onConfirm={() => void change(actions.deleteProject(id), `“${name}” was deleted for good.`)}
              trigger={
                <Button size="small" tone="quiet">
                  Delete for good
                </Button>
              }
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
