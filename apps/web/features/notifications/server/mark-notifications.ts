import { z } from 'zod';
import { asUser } from '@/server/process/database.ts';
import type { User } from '@/server/process/user.ts';

const rowsSchema = z.array(z.object({ id: z.uuid() }));

/**
 * Marks these notifications of a person, or with `null` all of them, as read or unread. Returns the ids of those
 * that changed, which is what an undo marks the other way; every open page hears of it on `user:<id>`.
 */
export async function markNotifications(user: User, ids: string[] | null, read: boolean): Promise<string[]> {
  const { rows } = await asUser(user, (client) =>
    client.query('select id from mark_notifications($1, $2) as id', [ids, read]),
  );
  return rowsSchema.parse(rows).map(({ id }) => id);
}
