import { notificationSchema, type Notification } from '@headway/notifications';
import { z } from 'zod';
import { readRowsAs } from '@/server/process/database.ts';
import type { User } from '@/server/process/user.ts';

export interface NotificationQuery {
  /** Only those older than this notification. */
  before?: string | undefined;
  /** 1 to 100. Default 30. */
  limit?: number | undefined;
  unreadOnly?: boolean | undefined;
}

const rowSchema = z.object({ notification: notificationSchema });

/** A person's notifications, newest first; `next` is the `before` of the next page, null on the last. */
export async function readNotifications(
  user: User,
  { before, limit = 30, unreadOnly = false }: NotificationQuery = {},
): Promise<{ notifications: Notification[]; next: string | null }> {
  const found = await readRowsAs(
    user,
    rowSchema,
    `select private.to_notification(told) as notification
         from notifications as told
         left join notifications as mark on mark.id = $2
        where ($2::uuid is null or told.created_at < mark.created_at
               or (told.created_at = mark.created_at and told.id > mark.id))
          and (told.read_at is null or not $3)
        order by told.created_at desc, told.id
        limit $1`,
    [limit + 1, before ?? null, unreadOnly],
  );
  const notifications = found.slice(0, limit).map(({ notification }) => notification);
  return { notifications, next: found.length > limit ? (notifications.at(-1)?.id ?? null) : null };
}
