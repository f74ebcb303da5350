import { contentTopic } from '@headway/topics/content';
import { contentNotFound } from '@/features/projects/server/require-content-role.ts';
import { asUser } from '@/server/process/database.ts';
import type { User } from '@/server/process/user.ts';

/** The topic of a content that this person may read. Throws `not_found` where even its existence is private. */
export async function requireContentTopic(user: User, contentId: string): Promise<string> {
  const topic = contentTopic(contentId);
  const { rows } = await asUser(user, (client) =>
    client.query<{ readable: boolean }>('select events.can_read_topic($1) as readable', [topic]),
  );
  if (!rows[0]?.readable) throw contentNotFound();
  return topic;
}
