import { formatCursor } from '@headway/realtime/protocol';
import { inboxSchema, userTopic, type Inbox } from '@headway/topics/user';
import { z } from 'zod';
import { asUser } from '@/server/process/database.ts';
import type { User } from '@/server/process/user.ts';

const rowsSchema = z.tuple([z.object({ inbox: inboxSchema, epoch: z.string(), head: z.number() })]);

/**
 * A person's inbox with the cursor of `user:<id>`, of one instant: events after the cursor continue exactly here.
 */
export async function getInbox(user: User): Promise<{ inbox: Inbox; cursor: string }> {
  const { rows } = await asUser(user, (client) =>
    client.query(
      `select private.own_inbox() as inbox, (select epoch from events.epoch) as epoch,
              coalesce((select topic.head::float8 from events.topics as topic
                         where topic.topic = $1), 0) as head`,
      [userTopic(user.id)],
    ),
  );
  const [{ inbox, epoch, head }] = rowsSchema.parse(rows);
  return { inbox, cursor: formatCursor(epoch, [head]) };
}
