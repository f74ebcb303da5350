import { asUser, readRows, type Person, type VerbContext } from '@headway/database';
import { ok, type Result } from '@headway/database/result';
import { z } from 'zod';

const rowSchema = z.object({ id: z.uuid() });

/**
 * Deletes notifications of a person, or with `null` all of them; with `deleted` false it brings them back. Returns the
 * ids of those that changed, which an undo brings back. Every open page follows by `user:<id>`.
 */
export async function deleteNotifications(
  { db, user }: VerbContext<Person>,
  { ids, deleted }: { ids: string[] | null; deleted: boolean },
): Promise<Result<string[]>> {
  const sql = 'select id from delete_notifications($1, $2) as id';
  const rows = await asUser(db, user, (tx) => readRows(tx, rowSchema, sql, [ids, deleted]));
  return ok(rows.map(({ id }) => id));
}
