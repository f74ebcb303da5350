import { inboxSchema, userTopic, type Inbox } from '@headway/topics/user';
import { positionSchema, toCursor, toPositionColumns } from '@/server/events/topic-position.ts';
import { asUser } from '@/server/process/database.ts';
import type { User } from '@/server/process/user.ts';

const rowSchema = positionSchema.extend({ inbox: inboxSchema });

/** A person's inbox and the cursor of `user:<id>`, of one instant: events after the cursor continue exactly here. */
export async function readInbox(user: User): Promise<{ inbox: Inbox; cursor: string }> {
  const { rows } = await asUser(user, (tx) =>
    tx.query(`select private.own_inbox() as inbox, ${toPositionColumns('$1')}`, [userTopic(user.id)]),
  );
  const { inbox, ...position } = rowSchema.parse(rows[0]);
  return { inbox, cursor: toCursor(position) };
}
