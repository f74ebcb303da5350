import { readRows } from '@headway/database';
import type { Log } from '@headway/generations/server';
import { notificationSchema } from '@headway/notifications';
import type { Transporter } from 'nodemailer';
import type { Pool } from 'pg';
import { z } from 'zod';
import type { MailSettings } from './mail-settings.ts';
import { toMail } from './to-mail.ts';

interface SendMailOptions {
  db: Pool;
  transport: Transporter;
  settings: MailSettings;
  log: Log;
  /** The same for every attempt, so that mail programs recognize a mail that arrives twice. */
  jobId: string;
  notificationIds: string[];
}

const rowSchema = z.object({ email: z.string(), notification: notificationSchema });

/**
 * Sends one mail about the notifications that are still unread. Rejects when the server may accept the mail later. A mail
 * that the server rejects for good (5xx) is dropped.
 */
export async function sendMail(options: SendMailOptions): Promise<void> {
  const { db, transport, settings, log, jobId, notificationIds } = options;
  const due = await readRows(
    db,
    rowSchema,
    `select person.email, private.to_notification(told) as notification
       from public.notifications as told
       join auth.users as person on person.id = told.user_id
      where told.id = any ($1) and told.read_at is null and person.email is not null
      order by told.created_at, told.id`,
    [notificationIds],
  );
  const [first] = due;
  if (!first) return;
  const { publicUrl, from } = settings;
  const mail = toMail(
    due.map(({ notification }) => notification),
    publicUrl,
  );
  try {
    await transport.sendMail({
      ...mail,
      from,
      to: { name: '', address: first.email },
      messageId: `<${jobId}@${new URL(publicUrl).hostname}>`,
      headers: {
        'List-Unsubscribe': `<${publicUrl}/settings/notifications>`,
        'Auto-Submitted': 'auto-generated',
      },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    log.info('mail sent', { job: jobId, notifications: due.length });
  } catch (error) {
    const { code, responseCode } = failureSchema.catch({}).parse(error);
    // the log gets neither the address nor the server's answer, which repeats it
    log.warn('mail not sent', { job: jobId, code, responseCode });
    if (responseCode === undefined || responseCode < 500)
      throw new Error(`mail not sent: ${code ?? 'unknown'}`, { cause: error });
  }
}

const failureSchema = z.object({ code: z.string().optional(), responseCode: z.number().optional() });
