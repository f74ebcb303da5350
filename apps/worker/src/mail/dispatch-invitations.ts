import { readRows, withTransaction } from '@headway/database';
import { toJobDatabase } from '@headway/database/jobs';
import type { Pool } from 'pg';
import type { PgBoss } from 'pg-boss';
import { z } from 'zod';
import { INVITATION_QUEUE, type InvitationJob } from './mail-queues.ts';

const rowSchema = z.object({ token: z.string() });

/**
 * Creates a job for the mail of each new invitation, once, also when several workers dispatch at the same time. Invitations
 * older than one day are not mailed, so that a mail server that is set up later does not send last week's. Returns the
 * number of mails.
 */
export function dispatchInvitations(db: Pool, boss: PgBoss): Promise<number> {
  return withTransaction(db, async (tx) => {
    const due = await readRows(
      tx,
      rowSchema,
      `update public.invitations as invitation set mailed_at = now()
        where id in (select id from public.invitations
                      where mailed_at is null and created_at > now() - interval '1 day'
                      order by created_at limit 100 for update skip locked)
       returning invitation.token`,
    );
    for (const { token } of due) {
      const data: InvitationJob = { token };
      await boss.send(INVITATION_QUEUE, data, { db: toJobDatabase(tx) });
    }
    return due.length;
  });
}
