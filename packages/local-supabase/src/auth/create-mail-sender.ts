import { SmtpEmailDriver } from '../lite/lite.ts';
import type { Mail } from '../mail/mailbox.ts';
import type { ProjectConfig } from '../project-config.ts';
import { correctLinks } from './mail-links.ts';

interface SenderOptions {
  config: ProjectConfig;
  apiUrl: string;
  catchMail: (mail: Mail) => void;
}

/** Sends the mails of Auth: over `auth.email.smtp` of config.toml if it is there, else to the page that shows mails. */
export function createMailSender({ config, apiUrl, catchMail }: SenderOptions) {
  const { smtp } = config.auth.email;
  const driver = smtp?.enabled
    ? new SmtpEmailDriver({
        ...smtp,
        from: smtp.sender_name ? { name: smtp.sender_name, address: smtp.admin_email } : smtp.admin_email,
      })
    : undefined;
  return {
    async send(mail: Mail): Promise<void> {
      const corrected = correctLinks(mail, { siteUrl: config.auth.site_url, apiUrl });
      if (!driver) return catchMail(corrected);
      const { to, subject, text, html } = corrected;
      await driver.send({
        to,
        subject,
        ...(text === undefined ? {} : { text }),
        ...(html === undefined ? {} : { html }),
      });
    },
  };
}
