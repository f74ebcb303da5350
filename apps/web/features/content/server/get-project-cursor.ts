import { formatCursor } from '@headway/realtime/protocol';
import { asUser } from '@/server/database.ts';
import type { User } from '@/server/user.ts';

/** Where the events of `project:<id>` go on from now. Read it before what it is to go with: then none is missed. */
export function getProjectCursor(user: User, projectId: string): Promise<string> {
  return asUser(user, async (client) => {
    const { rows } = await client.query<{ epoch: string; head: number }>(
      `select epoch, coalesce((select topic.head::float8 from events.topics as topic
                                where topic.topic = 'project:' || $1), 0) as head
         from events.epoch`,
      [projectId],
    );
    const [row] = rows;
    if (!row) throw new Error('the event log has no epoch');
    return formatCursor(row.epoch, [row.head]);
  });
}
