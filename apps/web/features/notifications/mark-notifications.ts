import { toast } from 'sonner';
import { changeEach, changeNotifications } from './change-notifications.ts';

/**
 * Marks these notifications, or with null all, as read or unread. Offers to undo what changed more than one at once,
 * and says why when it was refused.
 */
export async function markNotifications(ids: readonly string[] | null, read: boolean): Promise<void> {
  const changed = await changeNotifications(ids, toChange(read));
  if (changed === null || changed.length < 2) return;
  toast(`${changed.length} marked as ${read ? 'read' : 'unread'}`, {
    action: { label: 'Undo', onClick: () => void changeEach(changed, toChange(!read)) },
  });
}

function toChange(read: boolean) {
  const refusal = `Not marked as ${read ? 'read' : 'unread'}`;
  return { path: '/api/notifications/read', flag: { read }, refusal };
}
