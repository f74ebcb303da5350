import { randomUUID } from 'node:crypto';

/** A mail that was sent. */
export interface Mail {
  /** Default: Auth. */
  from?: { name: string; address: string } | undefined;
  to: string;
  subject: string;
  text?: string | undefined;
  html?: string | undefined;
}

/** A mail that was caught. */
export interface CaughtMail extends Mail {
  id: string;
  createdAt: Date;
  isRead: boolean;
}

/** Older mails are forgotten beyond this number. */
const MOST_MAILS = 500;

/** The mails that were caught, the newest first, in memory. */
export type Mailbox = ReturnType<typeof createMailbox>;

export function createMailbox() {
  let mails: CaughtMail[] = [];
  return {
    get mails(): readonly CaughtMail[] {
      return mails;
    },
    add(mail: Mail): void {
      mails = [{ ...mail, id: randomUUID(), createdAt: new Date(), isRead: false }, ...mails].slice(
        0,
        MOST_MAILS,
      );
    },
    /** Finds a mail and marks it as read. `latest` means the newest. */
    open(id: string): CaughtMail | undefined {
      const found = id === 'latest' ? mails[0] : mails.find((mail) => mail.id === id);
      if (found) found.isRead = true;
      return found;
    },
    /** Deletes mails; without ids, all. */
    delete(ids: readonly string[]): void {
      mails = ids.length === 0 ? [] : mails.filter(({ id }) => !ids.includes(id));
    },
  };
}
