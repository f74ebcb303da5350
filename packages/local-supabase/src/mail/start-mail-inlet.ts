import { once } from 'node:events';
import { callbackify } from 'node:util';
import { simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { hasErrorCode } from '../file-errors.ts';
import { LocalSupabaseError } from '../local-supabase-error.ts';
import type { Mail } from './mailbox.ts';

/** The SMTP server that catches the mails of other programs. */
export interface MailInlet {
  /** `smtp://127.0.0.1:<port>` */
  url: string;
  stop(): Promise<void>;
}

/** Mails are kept in memory. */
const MAX_MAIL_BYTES = 1024 * 1024;

/**
 * Takes mails over SMTP (RFC 5321) on 127.0.0.1, without a password and without TLS, and sends them nowhere.
 *
 * @param port 0 for any free port.
 * @throws LocalSupabaseError `port_taken`
 */
export async function startMailInlet(port: number, catchMail: (mail: Mail) => void): Promise<MailInlet> {
  const inlet = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: MAX_MAIL_BYTES,
    onData: callbackify(async (stream: SMTPServerDataStream, session: SMTPServerSession) => {
      for (const mail of await readMails(stream, session)) catchMail(mail);
    }),
  });
  // A client that goes away in the middle of a mail.
  inlet.on('error', () => undefined);
  const { server } = inlet;
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch (error) {
    throw hasErrorCode(error, 'EADDRINUSE') ? smtpPortTaken(port) : error;
  }
  const address = server.address();
  return {
    url: `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`,
    stop: () => new Promise((resolve) => inlet.close(resolve)),
  };
}

function smtpPortTaken(port: number): LocalSupabaseError {
  return new LocalSupabaseError(
    'port_taken',
    `Port ${port} is taken. Set smtp_port below [inbucket] in config.toml to another one.`,
  );
}

/** Reads a mail, once for each of its recipients. */
async function readMails(stream: SMTPServerDataStream, { envelope }: SMTPServerSession): Promise<Mail[]> {
  const { subject = '', text, html, from } = await simpleParser(await readBytes(stream));
  const [sender] = from?.value ?? [];
  return envelope.rcptTo.map(({ address: to }) => ({
    to,
    subject,
    text,
    html: html === false ? undefined : html,
    from: sender && { name: sender.name, address: sender.address ?? '' },
  }));
}

/** Reads a stream to its end, also when it is too long, so that the client hears why its mail is refused. */
async function readBytes(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size <= MAX_MAIL_BYTES) chunks.push(chunk);
  }
  if (size <= MAX_MAIL_BYTES) return Buffer.concat(chunks);
  throw Object.assign(new Error(`Message exceeds the size of ${MAX_MAIL_BYTES} bytes`), {
    responseCode: 552,
  });
}
