import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { hasErrorCode } from '../file-errors.ts';
import { portTaken } from '../free-port.ts';
import { readBody } from '../read-body.ts';
import { createMailbox, type CaughtMail, type Mail, type Mailbox } from './mailbox.ts';
import { listPage, mailPage } from './mail-page.ts';
import { startMailInlet } from './start-mail-inlet.ts';

export interface MailCatcher {
  url: string;
  /** Where other programs send mails to. */
  smtpUrl: string;
  catchMail(mail: Mail): void;
  stop(): Promise<void>;
}

const MAX_BODY_BYTES = 1024 * 1024;
const PAGE_SIZE = 50;
const SENDER = { Name: 'Auth', Address: 'auth@localhost' };

/** The ports of the page and of SMTP; 0 for any that is free. */
interface MailPorts {
  port: number;
  smtpPort: number;
}

/**
 * Shows the mails of Auth, and those that come over SMTP, on a page and in the API of Mailpit, which `supabase start` has
 * at this place.
 *
 * @throws LocalSupabaseError `port_taken`
 * @see https://mailpit.axllent.org/docs/api-v1/
 */
export async function startMailCatcher({ port, smtpPort }: MailPorts): Promise<MailCatcher> {
  const mailbox = createMailbox();
  const server = createServer((request, response) => {
    answer(mailbox, request, response).catch(() => response.destroy());
  });
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch (error) {
    throw hasErrorCode(error, 'EADDRINUSE') ? portTaken(port, 'HEADWAY_MAIL_PORT') : error;
  }
  const address = server.address();
  const inlet = await startMailInlet(smtpPort, (mail) => mailbox.add(mail)).catch((error: unknown) => {
    server.close();
    throw error;
  });
  return {
    smtpUrl: inlet.url,
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`,
    catchMail: (mail) => mailbox.add(mail),
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      await inlet.stop();
    },
  };
}

async function answer(mailbox: Mailbox, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const path = `${request.method ?? 'GET'} ${url.pathname}`;
  const [, view] = /^GET \/view\/([\w-]+)$/.exec(path) ?? [];
  const [, id] = /^GET \/api\/v1\/message\/([\w-]+)$/.exec(path) ?? [];
  if (path === 'GET /') return send(response, 'text/html', listPage(mailbox.mails));
  if (path === 'GET /api/v1/messages')
    return sendJson(response, toList(mailbox, mailbox.mails, url.searchParams));
  if (path === 'GET /api/v1/search') {
    return sendJson(
      response,
      toList(mailbox, search(mailbox, url.searchParams.get('query') ?? ''), url.searchParams),
    );
  }
  if (path === 'DELETE /api/v1/messages') {
    mailbox.delete(parseIds(await readBody(request, MAX_BODY_BYTES)));
    return send(response, 'text/plain', 'ok');
  }
  const opened = mailbox.open(view ?? id ?? '');
  if (!opened) return send(response, 'text/plain', 'There is no such mail.', 404);
  return view === undefined
    ? sendJson(response, {
        ...summarize(opened),
        Date: opened.createdAt,
        Text: opened.text ?? '',
        HTML: opened.html ?? '',
        Attachments: [],
        Inline: [],
      })
    : send(response, 'text/html', mailPage(opened));
}

/** Mails with every word of the query in their text; `to:` and `subject:` limit a word to a field. */
function search(mailbox: Mailbox, query: string): CaughtMail[] {
  const words = [...query.matchAll(/(?:(to|subject):)?("[^"]*"|\S+)/g)];
  return mailbox.mails.filter(({ to, subject, text = '', html = '' }) =>
    words.every(([, field, word = '']) => {
      const place = field === 'to' ? to : field === 'subject' ? subject : `${to} ${subject} ${text} ${html}`;
      return place.toLowerCase().includes(word.replaceAll('"', '').toLowerCase());
    }),
  );
}

function toList({ mails: all }: Mailbox, found: readonly CaughtMail[], params: URLSearchParams): object {
  const start = Number(params.get('start') ?? 0) || 0;
  const limit = Number(params.get('limit') ?? PAGE_SIZE) || PAGE_SIZE;
  const page = found.slice(start, start + limit);
  const unread = all.filter(({ isRead }) => !isRead).length;
  return {
    total: all.length,
    unread,
    count: page.length,
    messages_count: found.length,
    messages_unread: found.filter(({ isRead }) => !isRead).length,
    start,
    tags: [],
    messages: page.map(summarize),
  };
}

function summarize({ id, from, to, subject, createdAt, isRead, text = '', html = '' }: CaughtMail): object {
  return {
    ID: id,
    MessageID: `${id}@localhost`,
    Read: isRead,
    From: from ? { Name: from.name, Address: from.address } : SENDER,
    To: [{ Name: '', Address: to }],
    Cc: [],
    Bcc: [],
    ReplyTo: [],
    Subject: subject,
    Created: createdAt,
    Tags: [],
    Size: Buffer.byteLength(text) + Buffer.byteLength(html),
    Attachments: 0,
    Snippet: text.slice(0, 250),
  };
}

function parseIds(body: Buffer | undefined): string[] {
  if (!body || body.length === 0) return [];
  return z.object({ IDs: z.array(z.string()).default([]) }).parse(JSON.parse(body.toString())).IDs;
}

function sendJson(response: ServerResponse, body: object): void {
  send(response, 'application/json', JSON.stringify(body));
}

function send(response: ServerResponse, type: string, body: string, status = 200): void {
  response.writeHead(status, {
    'Content-Type': `${type}; charset=utf-8`,
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(body);
}
