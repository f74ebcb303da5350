import { toast } from 'sonner';
import { changeEach, changeNotifications } from './change-notifications.ts';

/** Deletes these notifications, or with null all. Offers to undo it, and says why when it was refused. */
export async function deleteNotifications(ids: readonly string[] | null): Promise<void> {
  const changed = await changeNotifications(ids, toChange(true));
  if (changed === null || changed.length === 0) return;
  toast(changed.length === 1 ? 'Notification deleted' : `${changed.length} notifications deleted`, {
    action: { label: 'Undo', onClick: () => void changeEach(changed, toChange(false)) },
  });
}

function toChange(deleted: boolean) {
  return {
    path: '/api/notifications/delete',
    flag: { deleted },
    refusal: deleted ? 'Not deleted' : 'Not restored',
  };
}
