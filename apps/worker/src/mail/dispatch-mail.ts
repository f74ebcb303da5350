import type { Pool, PoolClient } from 'pg';
import type { PgBoss } from 'pg-boss';
import { z } from 'zod';
import { MAIL_QUEUE, type MailJob } from './mail-queues.ts';

const NOW = `
  select jsonb_build_array(id) as ids from public.notifications
   where email = 'now' and mailed_at is null and created_at > now() - interval '1 day'
   order by created_at limit 200 for update skip locked`;

// The rows are locked first, since what is grouped cannot be.
const DAILY = `
  with due as materialized (
    select id, user_id, created_at from public.notifications
     where email = 'daily' and mailed_at is null and read_at is null and created_at > now() - interval '2 days'
     for update skip locked
  )
  select jsonb_agg(id order by created_at, id) as ids from due group by user_id`;

const rowsSchema = z.array(z.object({ ids: z.array(z.uuid()) }));

/**
 * Makes jobs of what is to be mailed: each notification once, whichever workers look at the same time. What is too
 * old stays unsent, so that a server which is set up later does not begin with last month. Returns how many mails
 * are on their way.
 */
export async function dispatchMail(db: Pool, boss: PgBoss, which: 'now' | 'daily'): Promise<number> {
  const tx = await db.connect();
  try {
    await tx.query('begin');
    const mails = rowsSchema.parse((await tx.query(which === 'now' ? NOW : DAILY)).rows);
    for (const { ids } of mails) await enqueue(tx, boss, ids);
    await tx.query('commit');
    tx.release();
    return mails.length;
  } catch (error) {
    // ends the transaction with its connection
    tx.release(true);
    throw error;
  }
}

async function enqueue(tx: PoolClient, boss: PgBoss, notificationIds: string[]): Promise<void> {
  await tx.query('update public.notifications set mailed_at = now() where id = any ($1)', [notificationIds]);
  const data: MailJob = { notificationIds };
  await boss.send(MAIL_QUEUE, data, { db: { executeSql: (text, values) => tx.query(text, values) } });
}
