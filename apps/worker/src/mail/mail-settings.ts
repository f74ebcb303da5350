import { z } from 'zod';

/** The settings for sending mail. */
export interface MailSettings {
  /** `smtp://` or `smtps://`, with name and password where the server requires them. */
  smtpUrl: string;
  /** The sender: `Headway <headway@example.org>`. */
  from: string;
  /** The start of all links, without a slash at the end. */
  publicUrl: string;
}

const settingsSchema = z.object({
  HEADWAY_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  HEADWAY_MAIL_FROM: z.string().min(3).max(320).default('Headway <headway@localhost>'),
  HEADWAY_PUBLIC_URL: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:3000'),
});

/**
 * Parses `HEADWAY_SMTP_URL`, `HEADWAY_MAIL_FROM` and `HEADWAY_PUBLIC_URL`. Null without a server: no mail is sent then.
 * Throws an error that names the invalid variables without their values.
 */
export function parseMailSettings(env: NodeJS.ProcessEnv): MailSettings | null {
  const parsed = settingsSchema.safeParse(env);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new Error(`the settings for mail are invalid: ${problems.join('; ')}`);
  }
  const { HEADWAY_SMTP_URL: smtpUrl, HEADWAY_MAIL_FROM: from, HEADWAY_PUBLIC_URL: url } = parsed.data;
  return smtpUrl === undefined ? null : { smtpUrl, from, publicUrl: url.replace(/\/+$/, '') };
}
