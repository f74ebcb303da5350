import { asUser, checkOperator, readRow, type Person, type VerbContext } from '@headway/database';
import { ok, refuse, type Result } from '@headway/database/result';
import { z } from 'zod';

const rowSchema = z.object({ removed: z.int() });

/** Takes an announcement out of every inbox, live. Returns how many people had it. For operators. */
export function withdrawAnnouncement(
  { db, user }: VerbContext<Person>,
  { id }: { id: string },
): Promise<Result<{ removed: number }, 'operators_only' | 'not_found'>> {
  return asUser(db, user, async (tx) => {
    const allowed = await checkOperator(tx);
    if (!allowed.ok) return allowed;
    const sql = 'select private.withdraw_announcement($1) as removed';
    const withdrawn = await readRow(tx, rowSchema, sql, [id]);
    if (withdrawn.removed > 0) return ok(withdrawn);
    return refuse('not_found', { detail: 'This announcement doesn’t exist or was already withdrawn.' });
  });
}
