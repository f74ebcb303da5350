import { createPool, isConnectionError, type ReportOutage } from '@headway/database';
import type { Log } from '@headway/generations/server';
import { repeat } from '@headway/observability/server';
import { createTransport } from 'nodemailer';
import { PgBoss } from 'pg-boss';
import { dispatchInvitations } from './dispatch-invitations.ts';
import { dispatchMail } from './dispatch-mail.ts';
import {
  createMailQueues,
  DIGEST_QUEUE,
  INVITATION_QUEUE,
  invitationJobSchema,
  MAIL_QUEUE,
  mailJobSchema,
} from './mail-queues.ts';
import type { MailSettings } from './mail-settings.ts';
import { sendInvitation } from './send-invitation.ts';
import { sendMail } from './send-mail.ts';

/** What `startMail` needs. */
export interface MailOptions {
  connectionString: string;
  settings: MailSettings;
  log: Log;
  reportOutage: ReportOutage;
  /** Seconds before a mail is tried again for the first time. Default 10. */
  retrySeconds?: number;
}

/** Milliseconds between two searches for mail that people want at once. */
const DISPATCH_INTERVAL_MS = 2000;

/**
 * Starts to send mail: invitations and what people want at once, within seconds, and the digest every morning. Disposing
 * of it stops sending and leaves the rest to other workers. Rejects when the database cannot be reached.
 */
export async function startMail(options: MailOptions): Promise<AsyncDisposable> {
  const { connectionString, settings, log, reportOutage, retrySeconds = 10 } = options;
  const onError = (error: unknown): void => {
    if (isConnectionError(error)) reportOutage(String(error));
    else log.warn('mail could not be dispatched', { reason: String(error) });
  };
  await using opened = new AsyncDisposableStack();
  const db = createPool({
    connectionString,
    applicationName: 'headway-mail',
    max: 3,
    onConnectionLost: onError,
  });
  opened.defer(() => db.end());
  const transport = createTransport({
    url: settings.smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  });
  opened.defer(() => transport.close());
  const mailer = { transport, settings, log };
  const boss = new PgBoss({ connectionString, max: 3, application_name: 'headway-mail-jobs' });
  boss.on('error', onError);
  opened.defer(() => boss.stop({ graceful: true, timeout: 1000 }));
  await boss.start();
  await createMailQueues(boss, retrySeconds);

  await boss.work(MAIL_QUEUE, { pollingIntervalSeconds: 1 }, async ([job]) => {
    if (!job) return;
    const { notificationIds } = mailJobSchema.parse(job.data);
    await sendMail(db, mailer, { jobId: job.id, notificationIds });
  });
  await boss.work(INVITATION_QUEUE, { pollingIntervalSeconds: 1 }, async ([job]) => {
    if (!job) return;
    const { token } = invitationJobSchema.parse(job.data);
    await sendInvitation(db, mailer, { jobId: job.id, token });
  });
  await boss.work(DIGEST_QUEUE, { pollingIntervalSeconds: 2 }, async () => {
    log.info('digest dispatched', { mails: await dispatchMail(db, boss, 'daily') });
  });
  opened.use(
    repeat({
      everyMs: DISPATCH_INTERVAL_MS,
      async run() {
        await dispatchInvitations(db, boss);
        await dispatchMail(db, boss, 'now');
      },
      onError,
    }),
  );
  log.info('mail started');
  return opened.move();
}
