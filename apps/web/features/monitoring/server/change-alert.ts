'use server';

import { z } from 'zod';
import { asUser } from '@/server/process/database.ts';
import { currentUser } from '@/server/auth/current-user.ts';

const changeSchema = z.object({ id: z.uuid(), change: z.enum(['acknowledge', 'resolve']) });

/**
 * Acknowledges or resolves an alert. The database refuses everyone but operators. False when
 * the alert has that state already.
 */
export async function changeAlert(input: z.input<typeof changeSchema>): Promise<boolean> {
  const { id, change } = changeSchema.parse(input);
  const user = await currentUser();
  if (!user) return false;
  const statement =
    change === 'acknowledge'
      ? 'select monitoring.acknowledge($1) as changed'
      : 'select monitoring.resolve($1) as changed';
  return asUser(user, async (client) => {
    const { rows } = await client.query<{ changed: boolean }>(statement, [id]);
    return rows[0]?.changed === true;
  });
}
