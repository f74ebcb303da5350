import type { PgBoss } from 'pg-boss';
import { z } from 'zod';

/** One job per mail. */
export const MAIL_QUEUE = 'notification-mail';
/** One job a day, which makes the mails of the digest. */
export const DIGEST_QUEUE = 'notification-digest';

/** When the digest is made: every morning at seven, UTC. */
const DIGEST_CRON = '0 7 * * *';

/** What the jobs of `MAIL_QUEUE` carry: what one mail to one person tells. */
export const mailJobSchema = z.object({ notificationIds: z.array(z.uuid()).min(1) });
export type MailJob = z.infer<typeof mailJobSchema>;

/** Makes the queues. A mail that the server does not take is tried again after `retrySeconds`, then ever later. */
export async function createMailQueues(boss: PgBoss, retrySeconds: number): Promise<void> {
  const settings = { retryLimit: 8, retryDelay: retrySeconds, retryBackoff: true };
  await boss.createQueue(MAIL_QUEUE, settings);
  await boss.updateQueue(MAIL_QUEUE, settings);
  await boss.createQueue(DIGEST_QUEUE, { retryLimit: 3, retryDelay: 60 });
  await boss.schedule(DIGEST_QUEUE, DIGEST_CRON, null, { tz: 'UTC' });
}
