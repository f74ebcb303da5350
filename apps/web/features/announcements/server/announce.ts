import { asUser, checkOperator, readRow, type Person, type VerbContext } from '@headway/database';
import { ok, type Result } from '@headway/database/result';
import { z } from 'zod';
import type { announcementSchema } from '../announcement.ts';

const rowSchema = z.object({ told: z.int() });

/** Announces something to everybody who has an account. Returns how many people were told. For operators. */
export function announce(
  { db, user }: VerbContext<Person>,
  { title, body, path }: z.infer<typeof announcementSchema>,
): Promise<Result<{ told: number }, 'operators_only'>> {
  return asUser(db, user, async (tx) => {
    const allowed = await checkOperator(tx);
    if (!allowed.ok) return allowed;
    const sql = 'select announce($1, $2, $3) as told';
    return ok(await readRow(tx, rowSchema, sql, [title, body, path ?? null]));
  });
}
