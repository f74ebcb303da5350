import { cache } from 'react';
import { z } from 'zod';
import { readRowsAs } from '@/server/process/database.ts';
import type { User } from '@/server/process/user.ts';

const rowSchema = z.object({ name: z.string() });

/** The name of a person as others see it; read once per request. */
export const readDisplayName = cache(async (user: User): Promise<string> => {
  const [profile] = await readRowsAs(
    user,
    rowSchema,
    'select display_name as name from profiles where id = $1',
    [user.id],
  );
  return profile?.name ?? user.email ?? 'Someone';
});
