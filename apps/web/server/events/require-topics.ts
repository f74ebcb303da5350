import { z } from 'zod';
import { readRowsAs } from '../process/database.ts';
import { Problem } from '../http/problem.ts';
import type { User } from '../process/user.ts';

const refusedSchema = z.object({ topic: z.string() });

/**
 * Checks that a person may read all of these topics. The refusal does not tell a topic that does not exist from a topic
 * of others.
 *
 * @throws {@link Problem} `topics_refused`, naming them as `topics`.
 */
export async function requireTopics(user: User, topics: string[]): Promise<void> {
  const rows = await readRowsAs(
    user,
    refusedSchema,
    'select topic from unnest($1::text[]) as topic where not events.can_read_topic(topic)',
    [topics],
  );
  if (rows.length === 0) return;
  const refused = rows.map(({ topic }) => topic);
  throw new Problem('topics_refused', {
    detail: `You may not read ${refused.join(', ')}, or there is no such topic.`,
    members: { topics: refused },
  });
}
