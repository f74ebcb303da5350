import { z } from 'zod';
import type { User } from '@/server/process/user.ts';
import type { announcementSchema } from '../announcement.ts';
import { asOperator } from './as-operator.ts';

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
  const { rows } = await asOperator(user, (client) =>
    client.query('select announce($1, $2, $3) as told', [title, body, path ?? null]),
  );
  return rowsSchema.parse(rows)[0].told;
}
