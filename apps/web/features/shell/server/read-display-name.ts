import { cache } from 'react';
import { z } from 'zod';
import { asUser } from '@/server/process/database.ts';
import type { User } from '@/server/process/user.ts';

const rowsSchema = z.array(z.object({ name: z.string() }));

/** The name of a person as others see it; read once per request. */
export const readDisplayName = cache(async (user: User): Promise<string> => {
  const { rows } = await asUser(user, (tx) =>
    tx.query('select display_name as name from profiles where id = $1', [user.id]),
  );
  return rowsSchema.parse(rows)[0]?.name ?? user.email ?? 'Someone';
});
