import { inboxSchema, userTopic, type Inbox } from '@headway/topics/user';
import { toPositionColumns } from '@/server/events/position-columns.ts';
import { positionSchema, toCursor } from '@/server/events/topic-position.ts';
import { readRowAs } from '@/server/process/database.ts';
import type { User } from '@/server/process/user.ts';

const rowSchema = positionSchema.extend({ inbox: inboxSchema });

/** A person's inbox and the cursor of `user:<id>`, of one instant: events after the cursor continue exactly here. */
export async function readInbox(user: User): Promise<{ inbox: Inbox; cursor: string }> {
  const sql = `select private.own_inbox() as inbox, ${toPositionColumns('$1')}`;
  const { inbox, ...position } = await readRowAs(user, rowSchema, sql, [userTopic(user.id)]);
  return { inbox, cursor: toCursor(position) };
}
