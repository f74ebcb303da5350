import { contentTopic } from '@headway/topics/content';
import { z } from 'zod';
import { Problem } from '@/server/http/problem.ts';
import { readRowAs } from '@/server/process/database.ts';
import type { User } from '@/server/process/user.ts';

/** The topic of a content that this person may read. @throws {@link Problem} `not_found`. */
export async function requireContentTopic(user: User, contentId: string): Promise<string> {
  const topic = contentTopic(contentId);
  const sql = 'select events.can_read_topic($1) as "isReadable"';
  const { isReadable } = await readRowAs(user, z.object({ isReadable: z.boolean() }), sql, [topic]);
  if (!isReadable) throw new Problem('not_found');
  return topic;
}
