import { toast } from 'sonner';
import { z } from 'zod';
import { callApi } from '@/features/problems/call-api.ts';
import { showProblem } from '@/features/problems/show-refusal.ts';

const changedSchema = z.object({ changed: z.array(z.uuid()) });

/** As many as the API takes at once. */
const MAX_IDS = 1000;

/**
 * Marks these notifications, or with null all, as read or unread. Offers to undo what changed more than one at once,
 * and says why when it was refused.
 */
export async function markNotifications(ids: readonly string[] | null, read: boolean): Promise<void> {
  const changed = await send(ids, read);
  if (changed === null || changed.length < 2) return;
  toast(`${changed.length} marked as ${read ? 'read' : 'unread'}`, {
    action: { label: 'Undo', onClick: () => void undo(changed, !read) },
  });
}

async function undo(ids: readonly string[], read: boolean): Promise<void> {
  for (let start = 0; start < ids.length; start += MAX_IDS) {
    // One after the other: a refusal ends it.
    if ((await send(ids.slice(start, start + MAX_IDS), read)) === null) return;
  }
}

/** Those that changed, or null when it was refused. */
async function send(ids: readonly string[] | null, read: boolean): Promise<string[] | null> {
  const answer = await callApi('/api/notifications/read', changedSchema, {
    method: 'POST',
    body: { ids, read },
  });
  if (answer.ok) return answer.data.changed;
  showProblem(`Not marked as ${read ? 'read' : 'unread'}`, answer.problem);
  return null;
}
