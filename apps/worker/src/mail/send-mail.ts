import { readRows } from '@headway/database';
import { notificationSchema } from '@headway/notifications';
import type { Pool } from 'pg';
import { z } from 'zod';
import { deliver, type Mailer } from './deliver.ts';
import { toMail } from './to-mail.ts';

const rowSchema = z.object({ email: z.string(), notification: notificationSchema });

/** Sends one mail about the notifications that are still unread. Rejects when the server may accept the mail later. */
export async function sendMail(
  db: Pool,
  mailer: Mailer,
  { jobId, notificationIds }: { jobId: string; notificationIds: string[] },
): Promise<void> {
  const due = await readRows(
    db,
    rowSchema,
    `select person.email, private.to_notification(told) as notification
       from public.notifications as told
       join auth.users as person on person.id = told.user_id
      where told.id = any ($1) and told.read_at is null and person.email is not null
      order by told.created_at, told.id`,
    [notificationIds],
  );
  const [first] = due;
  if (!first) return;
  const { publicUrl } = mailer.settings;
  const notifications = due.map(({ notification }) => notification);
  await deliver(mailer, {
    jobId,
    to: first.email,
    headers: { 'List-Unsubscribe': `<${publicUrl}/settings/notifications>` },
    ...toMail(notifications, publicUrl),
  });
}
