import type { PgBoss } from 'pg-boss';
import { z } from 'zod';

/** One job per mail. */
export const MAIL_QUEUE = 'notification-mail';
/** One job per mail of an invitation. */
export const INVITATION_QUEUE = 'invitation-mail';
/** One job a day, which creates the mails of the digest. */
export const DIGEST_QUEUE = 'notification-digest';

/** The digest is sent every day at 7:00 UTC. */
const DIGEST_CRON = '0 7 * * *';

/** The data of jobs in `MAIL_QUEUE`: the notifications of one mail to one person. */
export const mailJobSchema = z.object({ notificationIds: z.array(z.uuid()).min(1) });
export type MailJob = z.infer<typeof mailJobSchema>;

/** The data of jobs in `INVITATION_QUEUE`. A renewed invitation has another token, and its earlier job sends nothing. */
export const invitationJobSchema = z.object({ token: z.string() });
export type InvitationJob = z.infer<typeof invitationJobSchema>;

/** Creates the queues. A failed mail is tried again after `retrySeconds`, then after twice as long, up to 8 times. */
export async function createMailQueues(boss: PgBoss, retrySeconds: number): Promise<void> {
  const settings = { retryLimit: 8, retryDelay: retrySeconds, retryBackoff: true };
  for (const queue of [MAIL_QUEUE, INVITATION_QUEUE]) {
    await boss.createQueue(queue, settings);
    await boss.updateQueue(queue, settings);
  }
  await boss.createQueue(DIGEST_QUEUE, { retryLimit: 3, retryDelay: 60 });
  await boss.schedule(DIGEST_QUEUE, DIGEST_CRON, null, { tz: 'UTC' });
}
