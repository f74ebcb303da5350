'use server';

import { z } from 'zod';
import { asUser } from '@/server/process/database.ts';
import { currentUser } from '@/server/auth/current-user.ts';

const changeSchema = z.object({ id: z.uuid(), change: z.enum(['acknowledge', 'resolve']) });
const rowsSchema = z.tuple([z.object({ changed: z.boolean() })]);

/** Changes an alert. The database refuses everybody but operators. False when the alert has that state already. */
export async function changeAlert(input: z.input<typeof changeSchema>): Promise<boolean> {
  const { id, change } = changeSchema.parse(input);
  const user = await currentUser();
  if (!user) return false;
  const { rows } = await asUser(user, (tx) =>
    tx.query('select monitoring.change_alert($1, $2) as changed', [id, change]),
  );
  return rowsSchema.parse(rows)[0].changed;
}
