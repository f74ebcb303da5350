import { z } from 'zod';
import { asUser } from '@/server/database.ts';
import { Problem } from '@/server/problem.ts';
import type { User } from '@/server/user.ts';

export const announcementSchema = z.object({
  title: z.string().trim().min(1).max(120),
  body: z.string().trim().max(2000),
  /** Where it leads: a path of this application. */
  path: z
    .string()
    .max(500)
    .regex(/^\/([^/\\]|$)/)
    .optional(),
});

const rowsSchema = z.tuple([z.object({ told: z.int() })]);

/**
 * Tells everybody something of the installation. Returns how many were told.
 *
 * @throws {@link Problem} `operators_only`.
 */
export async function announce(
  user: User,
  { title, body, path }: z.infer<typeof announcementSchema>,
): Promise<number> {
  const { rows } = await asUser(user, async (client) => {
    const asked = await client.query<{ operator: boolean }>('select private.is_operator() as operator');
    if (!asked.rows[0]?.operator) {
      throw new Problem('operators_only', 'Only those who run this installation announce something.');
    }
    return client.query('select announce($1, $2, $3) as told', [title, body, path ?? null]);
  });
  return rowsSchema.parse(rows)[0].told;
}
