import { z } from 'zod';
import type { User } from '@/server/process/user.ts';
import { announcementsSchema, type Announcements } from '../announcement.ts';
import { asOperator } from './as-operator.ts';

const rowsSchema = z.tuple([z.object({ list: announcementsSchema })]);

/**
 * What has been announced, newest first.
 *
 * @throws {@link Problem} `operators_only`.
 */
export async function listAnnouncements(user: User): Promise<Announcements> {
  const { rows } = await asOperator(user, (client) =>
    client.query('select private.list_announcements() as list'),
  );
  return rowsSchema.parse(rows)[0].list;
}
