import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '@headway/generations/server';
import { createTransport } from 'nodemailer';
import { Pool } from 'pg';
import { PgBoss } from 'pg-boss';
import { dispatchMail } from './dispatch-mail.ts';
import { createMailQueues, DIGEST_QUEUE, MAIL_QUEUE, mailJobSchema } from './mail-queues.ts';
import type { MailSettings } from './mail-settings.ts';
import { sendMail } from './send-mail.ts';

/** What `startMail` needs. */
export interface MailOptions {
  connectionString: string;
  settings: MailSettings;
  log: Log;
  /** Seconds before a mail is tried again for the first time. Default 10. */
  retrySeconds?: number;
}

/** How often what is to be mailed at once is looked for. */
const LOOK_INTERVAL_MS = 2000;

/**
 * Starts sending mail: what people want at once as it happens, and the digest every morning. Disposing of it stops,
 * and leaves what is unsent to other workers. Rejects when the database cannot be reached.
 */
export async function startMail(options: MailOptions): Promise<AsyncDisposable> {
  const { connectionString, settings, log, retrySeconds = 10 } = options;
  await using opened = new AsyncDisposableStack();
  const db = new Pool({ connectionString, max: 3, application_name: 'headway-mail' });
  db.on('error', ({ message }) => log.warn('mail lost a connection', { reason: message }));
  opened.defer(() => db.end());
  const transport = createTransport({
    url: settings.smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  });
  opened.defer(() => transport.close());
  const boss = new PgBoss({ connectionString, max: 3, application_name: 'headway-mail-jobs' });
  boss.on('error', ({ message }) => log.warn('mail job store', { reason: message }));
  opened.defer(() => boss.stop({ graceful: true, timeout: 1000 }));
  await boss.start();
  await createMailQueues(boss, retrySeconds);

  await boss.work(MAIL_QUEUE, { pollingIntervalSeconds: 1 }, async ([job]) => {
    if (!job) return;
    const { notificationIds } = mailJobSchema.parse(job.data);
    await sendMail({ db, transport, settings, log, jobId: job.id, notificationIds });
  });
  await boss.work(DIGEST_QUEUE, { pollingIntervalSeconds: 2 }, async () => {
    log.info('digest', { mails: await dispatchMail(db, boss, 'daily') });
  });

  const stopping = new AbortController();
  const looking = look();
  opened.defer(async () => {
    stopping.abort();
    await looking;
  });
  async function look(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await dispatchMail(db, boss, 'now');
      } catch (error) {
        log.warn('mail could not be looked for', { reason: String(error) });
      }
      // ends early when aborted, which the loop sees for itself
      await delay(LOOK_INTERVAL_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }
  log.info('mail started', {});
  return opened.move();
}
