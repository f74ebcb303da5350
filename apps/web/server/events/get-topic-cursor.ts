import { formatCursor } from '@headway/realtime/protocol';
import { asUser } from '../process/database.ts';
import type { User } from '../process/user.ts';

/** Where the events of a topic go on from now. Read it before what it is to go with: then none is missed. */
export function getTopicCursor(user: User, topic: string): Promise<string> {
  return asUser(user, async (client) => {
    const { rows } = await client.query<{ epoch: string; head: number }>(
      `select epoch, coalesce((select head::float8 from events.topics where topic = $1), 0) as head
         from events.epoch`,
      [topic],
    );
    const [row] = rows;
    if (!row) throw new Error('the event log has no epoch');
    return formatCursor(row.epoch, [row.head]);
  });
}
