import { z } from 'zod';

/** What sending mail needs of the environment. */
export interface MailSettings {
  /** `smtp://` or `smtps://`, with name and password where the server wants them. */
  smtpUrl: string;
  /** Who it is from: `Headway <headway@example.org>`. */
  from: string;
  /** Where links lead, without a slash at the end. */
  publicUrl: string;
}

const settingsSchema = z.object({
  HEADWAY_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  HEADWAY_MAIL_FROM: z.string().min(3).max(320).default('Headway <headway@localhost>'),
  HEADWAY_PUBLIC_URL: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:3000'),
});

/**
 * Reads the settings from `HEADWAY_SMTP_URL`, `HEADWAY_MAIL_FROM` and `HEADWAY_PUBLIC_URL`; null when no server is
 * named, and no mail sent. Throws an error that names what is wrong, without the values.
 */
export function parseMailSettings(env: NodeJS.ProcessEnv): MailSettings | null {
  const parsed = settingsSchema.safeParse(env);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new Error(`the settings for mail are not usable: ${problems.join('; ')}`);
  }
  const { HEADWAY_SMTP_URL: smtpUrl, HEADWAY_MAIL_FROM: from, HEADWAY_PUBLIC_URL: url } = parsed.data;
  return smtpUrl === undefined ? null : { smtpUrl, from, publicUrl: url.replace(/\/+$/, '') };
}
