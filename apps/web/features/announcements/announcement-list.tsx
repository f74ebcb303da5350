'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import * as z from 'zod/mini';
import { Button } from '@/components/button.tsx';
import { ConfirmDialog } from '@/components/overlays/confirm-dialog.tsx';
import { RelativeTime } from '@/components/time/relative-time.tsx';
import { callApi } from '@/features/problems/call-api.ts';
import { showProblem } from '@/features/problems/show-refusal.ts';
import type { Announcement } from './announcement.ts';
import { toCount } from '@/components/to-count.ts';

const removedSchema = z.object({ removed: z.int() });

/** What has been announced, how many have read it, and a way to take it back. */
export function AnnouncementList({ announcements }: { announcements: readonly Announcement[] }) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const [withdrawing, setWithdrawing] = useState<string | null>(null);
  if (announcements.length === 0) {
    return <p className="text-ink-soft">No announcements yet.</p>;
  }

  function withdraw({ id }: Announcement) {
    setWithdrawing(id);
    startTransition(async () => {
      const answer = await callApi(`/api/notifications/announcements/${id}`, removedSchema, {
        method: 'DELETE',
      });
      if (answer.ok)
        toast.success(`Withdrawn from the inboxes of ${toCount(answer.data.removed, 'person', 'people')}`);
      else showProblem('Could not be withdrawn', answer.problem);
      router.refresh();
    });
  }

  return (
    <ul className="divide-y divide-rule">
      {announcements.map((one) => (
        <li key={one.id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 py-4">
          <div className="min-w-0 flex-1 basis-80">
            <p className="font-medium break-words">{one.title}</p>
            {one.body !== '' && <p className="mt-1 break-words whitespace-pre-line">{one.body}</p>}
            <p className="mt-1 text-sm text-ink-soft tabular-nums">
              <RelativeTime iso={one.createdAt} />
              {`, in the inbox of ${toCount(one.told, 'person', 'people')}, read by ${one.read}`}
              {one.path !== null && `, leads to ${one.path}`}
            </p>
          </div>
          <ConfirmDialog
            title="Withdraw this announcement?"
            description={`“${one.title}” disappears from every inbox. Emails that were already sent are not affected.`}
            confirmLabel="Withdraw"
            keepLabel="Cancel"
            onConfirm={() => withdraw(one)}
            trigger={
              <Button size="small" pending={isPending && withdrawing === one.id}>
                Withdraw<span className="sr-only">: {one.title}</span>
              </Button>
            }
          />
        </li>
      ))}
    </ul>
  );
}
