import type { Log } from '@headway/generations/server';
import type { Transporter } from 'nodemailer';
import { z } from 'zod';
import type { MailSettings } from './mail-settings.ts';

/** What sending a mail takes. */
export interface Mailer {
  transport: Transporter;
  settings: MailSettings;
  log: Log;
}

interface Mail {
  /** The same for every attempt, so that mail programs recognize a mail that arrives twice. */
  jobId: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  headers?: Record<string, string>;
}

const failureSchema = z.object({ code: z.string().optional(), responseCode: z.number().optional() });

/**
 * Hands a mail to the server. Rejects when the server may accept it later; a mail that the server rejects for good (5xx) is
 * dropped. The log gets neither the address nor the server's answer, which repeats it.
 */
export async function deliver({ transport, settings, log }: Mailer, mail: Mail): Promise<void> {
  const { jobId, to, headers, ...content } = mail;
  const { publicUrl, from } = settings;
  try {
    await transport.sendMail({
      ...content,
      from,
      to: { name: '', address: to },
      messageId: `<${jobId}@${new URL(publicUrl).hostname}>`,
      headers: { ...headers, 'Auto-Submitted': 'auto-generated' },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    log.info('mail sent', { job: jobId });
  } catch (error) {
    const { code, responseCode } = failureSchema.catch({}).parse(error);
    log.warn('mail not sent', { job: jobId, code, responseCode });
    if (responseCode === undefined || responseCode < 500)
      throw new Error(`mail not sent: ${code ?? 'unknown'}`, { cause: error });
  }
}
