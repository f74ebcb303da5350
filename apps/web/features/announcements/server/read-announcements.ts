import { asUser, checkOperator, readRow, type Person, type VerbContext } from '@headway/database';
import { ok, type Result } from '@headway/database/result';
import { z } from 'zod';
import { announcementsSchema, type Announcements } from '../announcement.ts';

const rowSchema = z.object({ list: announcementsSchema });

/** Reads what has been announced, newest first. For operators. */
export function readAnnouncements({
  db,
  user,
}: VerbContext<Person>): Promise<Result<Announcements, 'operators_only'>> {
  return asUser(db, user, async (tx) => {
    const allowed = await checkOperator(tx);
    if (!allowed.ok) return allowed;
    const { list } = await readRow(tx, rowSchema, 'select private.list_announcements() as list');
    return ok(list);
  });
}
