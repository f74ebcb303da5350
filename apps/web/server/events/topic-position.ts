import { formatCursor } from '@headway/realtime/protocol';
import { z } from 'zod';
import { readRowAs } from '../process/database.ts';
import type { User } from '../process/user.ts';
import { toPositionColumns } from './position-columns.ts';

/** What {@link toPositionColumns} selects. */
export const positionSchema = z.object({ epoch: z.string(), head: z.number() });

/** The cursor from which the events of the topic go on. */
export function toCursor({ epoch, head }: z.infer<typeof positionSchema>): string {
  return formatCursor(epoch, [head]);
}

/** Reads the cursor of a topic. Read it before the state that it goes with: then no event is missed. */
export async function readTopicCursor(user: User, topic: string): Promise<string> {
  return toCursor(await readRowAs(user, positionSchema, `select ${toPositionColumns('$1')}`, [topic]));
}
