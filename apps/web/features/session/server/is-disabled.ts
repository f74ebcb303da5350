import { z } from 'zod';
import { readRowAs } from '@/server/process/database.ts';
import type { User } from '@/server/process/user.ts';

const rowSchema = z.object({ isDisabled: z.boolean() });

/** Whether an operator has disabled the account after this session began. */
export async function isDisabled(user: User): Promise<boolean> {
  const sql = 'select private.is_disabled($1) as "isDisabled"';
  return (await readRowAs(user, rowSchema, sql, [user.id])).isDisabled;
}
