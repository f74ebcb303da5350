import type { Environment } from '../environment.ts';

/** The settings for sending mail. */
export interface MailSettings {
  smtpUrl: string;
  /** The sender: `Headway <headway@example.org>`. */
  from: string;
  /** The start of all links, without a slash at the end. */
  publicUrl: string;
}

/** Returns the settings for mail of an environment, null when it names no server. */
export function toMailSettings(environment: Environment): MailSettings | null {
  const { HEADWAY_SMTP_URL: smtpUrl, HEADWAY_MAIL_FROM: from, HEADWAY_PUBLIC_URL: url } = environment;
  return smtpUrl === undefined ? null : { smtpUrl, from, publicUrl: url.replace(/\/+$/, '') };
}
