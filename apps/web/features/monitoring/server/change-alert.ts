'use server';

import { z } from 'zod';
import { readRowAs } from '@/server/process/database.ts';
import { currentUser } from '@/server/auth/current-user.ts';

const changeSchema = z.object({ by: z.uuid(), id: z.uuid(), change: z.enum(['acknowledge', 'resolve']) });
const rowSchema = z.object({ changed: z.boolean() });

/**
 * Changes an alert for the person `by`, whose page asks for it. The database refuses everybody but operators. False when the
 * alert has that state already.
 */
export async function changeAlert(input: z.input<typeof changeSchema>): Promise<boolean> {
  const { by, id, change } = changeSchema.parse(input);
  const user = await currentUser();
  if (!user) return false;
  if (user.id !== by) throw new Error('Another person is signed in.');
  const { changed } = await readRowAs(user, rowSchema, 'select monitoring.change_alert($1, $2) as changed', [
    id,
    change,
  ]);
  return changed;
}
