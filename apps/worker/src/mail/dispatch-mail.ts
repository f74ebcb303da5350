import { readRows, withTransaction } from '@headway/database';
import { toJobDatabase } from '@headway/database/jobs';
import type { Pool, PoolClient } from 'pg';
import type { PgBoss } from 'pg-boss';
import { z } from 'zod';
import { MAIL_QUEUE, type MailJob } from './mail-queues.ts';

const NOW = `
  select jsonb_build_array(id) as ids from public.notifications
   where email = 'now' and mailed_at is null and deleted_at is null and created_at > now() - interval '1 day'
   order by created_at limit 200 for update skip locked`;

// Postgres locks no rows in a query that groups them, so the rows are locked first.
const DAILY = `
  with due as materialized (
    select id, user_id, created_at from public.notifications
     where email = 'daily' and mailed_at is null and read_at is null and deleted_at is null
       and created_at > now() - interval '2 days'
     for update skip locked
  )
  select jsonb_agg(id order by created_at, id) as ids from due group by user_id`;

const rowSchema = z.object({ ids: z.array(z.uuid()) });

/**
 * Creates a job for each mail that is due. Each notification is mailed once, also when several workers dispatch at the
 * same time. Notifications older than one day (in a digest two) are not mailed, so that a mail server that is set up
 * later does not receive last month's. Returns the number of mails.
 */
export function dispatchMail(db: Pool, boss: PgBoss, which: 'now' | 'daily'): Promise<number> {
  return withTransaction(db, async (tx) => {
    const mails = await readRows(tx, rowSchema, which === 'now' ? NOW : DAILY);
    for (const { ids } of mails) await enqueue(tx, boss, ids);
    return mails.length;
  });
}

async function enqueue(tx: PoolClient, boss: PgBoss, notificationIds: string[]): Promise<void> {
  await tx.query('update public.notifications set mailed_at = now() where id = any ($1)', [notificationIds]);
  const data: MailJob = { notificationIds };
  await boss.send(MAIL_QUEUE, data, { db: toJobDatabase(tx) });
}
