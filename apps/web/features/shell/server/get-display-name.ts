import { cache } from 'react';
import { asUser } from '@/server/process/database.ts';
import type { User } from '@/server/process/user.ts';

/** The name a person goes by; asked once per request. */
export const getDisplayName = cache((user: User): Promise<string> =>
  asUser(user, async (client) => {
    const { rows } = await client.query<{ display_name: string }>(
      'select display_name from profiles where id = $1',
      [user.id],
    );
    return rows[0]?.display_name ?? user.email ?? 'Someone';
  }),
);
