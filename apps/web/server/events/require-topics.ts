import { asUser } from '../process/database.ts';
import { Problem } from '../http/problem.ts';
import type { User } from '../process/user.ts';

/**
 * Lets those pass who may read every one of these topics. All or nothing, and the answer does not tell a topic that
 * is not there from one that is not theirs.
 *
 * @throws {@link Problem} `topics_refused`, naming them as `topics`.
 */
export async function requireTopics(user: User, topics: string[]): Promise<void> {
  const { rows } = await asUser(user, (client) =>
    client.query<{ topic: string }>(
      'select topic from unnest($1::text[]) as topic where not events.can_read_topic(topic)',
      [topics],
    ),
  );
  if (rows.length === 0) return;
  const refused = rows.map((row) => row.topic);
  throw new Problem('topics_refused', `You may not read ${refused.join(', ')}, or there is no such topic.`, {
    extensions: { topics: refused },
  });
}
