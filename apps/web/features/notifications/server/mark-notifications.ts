import { asUser, readRows, type Person, type VerbContext } from '@headway/database';
import { ok, type Result } from '@headway/database/result';
import { z } from 'zod';

const rowSchema = z.object({ id: z.uuid() });

/**
 * Marks notifications of a person, or with `null` all of them, as read or unread. Returns the ids of those that changed,
 * which an undo marks the other way. Every open page follows by `user:<id>`.
 */
export async function markNotifications(
  { db, user }: VerbContext<Person>,
  { ids, read }: { ids: string[] | null; read: boolean },
): Promise<Result<string[]>> {
  const sql = 'select id from mark_notifications($1, $2) as id';
  const rows = await asUser(db, user, (tx) => readRows(tx, rowSchema, sql, [ids, read]));
  return ok(rows.map(({ id }) => id));
}
