import type { Notification } from '@headway/notifications';
import type * as z from 'zod/mini';
import { NotificationItem } from '@/features/notifications/notification-item.tsx';
import type { announcementSchema } from './announcement.ts';

/** An announcement as it will stand in an inbox, while it is being written. */
export function AnnouncementPreview({ written }: { written: z.infer<typeof announcementSchema> | null }) {
  return (
    <div>
      <h3 className="mb-1.5 text-sm font-medium">Preview</h3>
      {written === null ? (
        <p className="rounded-lg border border-dashed border-rule-strong px-4 py-10 text-center text-sm text-ink-soft">
          Enter a title to see a preview.
        </p>
      ) : (
        // Only to be looked at: it leads nowhere yet, and nobody has been told.
        <div inert className="rounded-lg border border-rule bg-surface p-1">
          <NotificationItem isWhole notification={toNotification(written)} mark={() => Promise.resolve()} />
        </div>
      )}
    </div>
  );
}

function toNotification(data: z.infer<typeof announcementSchema>): Notification {
  return {
    kind: 'announcement',
    id: 'preview',
    threadKey: 'preview',
    projectId: null,
    contentId: null,
    readAt: null,
    createdAt: new Date().toISOString(),
    data,
  };
}
