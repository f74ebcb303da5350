import { contentTopic } from '@headway/topics/content';
import { z } from 'zod';
import { Problem } from '@/server/http/problem.ts';
import { asUser } from '@/server/process/database.ts';
import type { User } from '@/server/process/user.ts';

const rowsSchema = z.tuple([z.object({ readable: z.boolean() })]);

/** The topic of a content that this person may read. @throws {@link Problem} `not_found`. */
export async function requireContentTopic(user: User, contentId: string): Promise<string> {
  const topic = contentTopic(contentId);
  const { rows } = await asUser(user, (tx) =>
    tx.query('select events.can_read_topic($1) as readable', [topic]),
  );
  if (!rowsSchema.parse(rows)[0].readable) throw new Problem('not_found');
  return topic;
}
