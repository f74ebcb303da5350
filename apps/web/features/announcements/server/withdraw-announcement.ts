import { z } from 'zod';
import { Problem } from '@/server/http/problem.ts';
import type { User } from '@/server/process/user.ts';
import { asOperator } from './as-operator.ts';

const rowsSchema = z.tuple([z.object({ removed: z.int() })]);

/**
 * Takes an announcement out of every inbox, live. Returns how many people had it.
 *
 * @throws {@link Problem} `operators_only` or `not_found`.
 */
export async function withdrawAnnouncement(user: User, id: string): Promise<number> {
  const { rows } = await asOperator(user, (client) =>
    client.query('select private.withdraw_announcement($1) as removed', [id]),
  );
  const { removed } = rowsSchema.parse(rows)[0];
  if (removed === 0) throw new Problem('not_found', 'There is no such announcement, or it was withdrawn.');
  return removed;
}
