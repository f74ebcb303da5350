import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { callbackify } from 'node:util';
import { eventually } from '@headway/testing/eventually';
import { listen } from '@headway/testing/listen';
import { startTestDatabase, type TestDatabase } from '@headway/local-supabase/testing';
import { simpleParser, type ParsedMail } from 'mailparser';
import { Pool } from 'pg';
import { endSessions } from '@headway/testing/end-sessions';
import { PgBoss } from 'pg-boss';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { DIGEST_QUEUE } from '../src/mail/mail-queues.ts';
import { startMail } from '../src/mail/start-mail.ts';

const HOSTILE = '"><img src=x onerror=alert(1)>\r\nBcc: everyone@example.test';
const PROJECT = randomUUID();
const [now, daily, busy, gone] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];

let database: TestDatabase;
let db: Pool;
let smtp: SMTPServer;
let mail: AsyncDisposable;
const received: ParsedMail[] = [];
const attempts = new Map<string, number>();
const lines: string[] = [];

const receive = callbackify(async (stream: Readable) => {
  received.push(await simpleParser(stream));
});

function log(message: string, fields?: unknown): void {
  lines.push(`${message} ${JSON.stringify(fields)}`);
}

/** Accepts mail, except the first for `busy` (try later) and all for `gone` (rejected for good). */
function createSmtpServer(): SMTPServer {
  return new SMTPServer({
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _session, done) =>
      username === 'headway' && password === 'a secret'
        ? done(null, { user: username })
        : done(new Error('no')),
    onRcptTo: ({ address }, _session, done) => {
      const attempt = (attempts.get(address) ?? 0) + 1;
      attempts.set(address, attempt);
      if (address.startsWith(gone))
        return done(Object.assign(new Error('no such person'), { responseCode: 550 }));
      if (address.startsWith(busy) && attempt === 1) {
        return done(Object.assign(new Error('later'), { responseCode: 451 }));
      }
      done();
    },
    onData: (stream, _session, done) => receive(stream, done),
  });
}

beforeAll(async () => {
  database = await startTestDatabase();
  db = new Pool({ connectionString: database.url, max: 3 });
  for (const id of [now, daily, busy, gone]) {
    await db.query(`insert into auth.users (id, email) values ($1, $2)`, [id, `${id}@example.test`]);
  }
  await db.query(`insert into public.projects (id, name, created_by) values ($1, 'A project', $2)`, [
    PROJECT,
    now,
  ]);
  smtp = createSmtpServer();
  const port = await listen(smtp.server);
  mail = await startMail({
    connectionString: database.url,
    settings: {
      smtpUrl: `smtp://headway:a%20secret@127.0.0.1:${port}`,
      from: 'Headway <headway@example.test>',
      publicUrl: 'https://headway.example',
    },
    log: { info: log, warn: log, error: log },
    reportOutage: log,
    retrySeconds: 1,
  });
});
afterAll(async () => {
  await mail[Symbol.asyncDispose]();
  await new Promise<void>((resolve) => smtp.close(resolve));
  await db.end();
  await database.stop();
});

/** Notifies a person that a keyword failed, with a preference for mail. */
async function tell(userId: string, email: string, keyword: string): Promise<void> {
  await db.query(
    `insert into public.notification_preferences (user_id, kind, in_app, email)
     values ($1, 'generation_failed', true, $2) on conflict do nothing`,
    [userId, email],
  );
  await db.query(`select private.notify($1, 'generation_failed', $2, 'a thread', $3, $4)`, [
    userId,
    randomUUID(),
    JSON.stringify({ keyword, code: 'internal', error: HOSTILE }),
    PROJECT,
  ]);
}

const to = (id: string) =>
  received.filter(({ to }) => !Array.isArray(to) && to?.value.some(({ address }) => address?.startsWith(id)));

test('mail is sent once, again when the server was busy, and never to a rejected address', async () => {
  await Promise.all([tell(now, 'now', HOSTILE), tell(busy, 'now', 'streams'), tell(gone, 'now', 'streams')]);
  await vi.waitFor(
    () =>
      expect([to(now), to(busy), attempts.get(`${gone}@example.test`)]).toEqual([
        [expect.anything()],
        [expect.anything()],
        1,
      ]),
    {
      timeout: 20_000,
    },
  );
  expect(attempts.get(`${busy}@example.test`)).toBe(2);
  expect(attempts.get(`${now}@example.test`)).toBe(1);
  const [sent] = to(now);
  expect(sent?.cc ?? sent?.bcc).toBeUndefined();
  expect(sent?.subject).toContain('could not be generated');
  expect(sent?.html).not.toContain('<img');
  expect(sent?.html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(sent?.text).toContain('https://headway.example/settings/notifications');
  expect(lines.join('\n')).not.toMatch(/secret|@example\.test/);
});

test('mail is sent although the database ends all sessions 50 times', async () => {
  const before = to(now).length;
  const ending = endSessions(db, 50);
  for (let i = 0; i < 5; i += 1) await tell(now, 'now', `outage ${i}`);
  await ending;
  await tell(now, 'now', 'outage 5');
  // a mail whose job could not be completed is sent again
  await vi.waitFor(
    () =>
      expect(
        new Set(
          to(now)
            .slice(before)
            .map(({ messageId }) => messageId),
        ).size,
      ).toBe(6),
    { timeout: 30_000 },
  );
});

test('the digest is one mail about all that was not read', async () => {
  for (const keyword of ['one', 'two', 'three']) await tell(daily, 'daily', keyword);
  await db.query(
    `update public.notifications set read_at = now() where user_id = $1 and data ->> 'keyword' = 'two'`,
    [daily],
  );
  const boss = new PgBoss({ connectionString: database.url, supervise: false, schedule: false });
  await boss.start();
  await boss.send(DIGEST_QUEUE, null);
  await boss.send(DIGEST_QUEUE, null);
  await vi.waitFor(() => expect(to(daily)).toHaveLength(1), { timeout: 20_000 });
  await vi.waitFor(
    async () =>
      expect(await boss.findJobs(DIGEST_QUEUE)).toMatchObject([
        { state: 'completed' },
        { state: 'completed' },
      ]),
    { timeout: 20_000 },
  );
  await boss.stop();
  expect(to(daily)).toHaveLength(1);
  expect(to(daily)[0]?.subject).toBe('2 new notifications from Headway');
  expect(to(daily)[0]?.text).toMatch(/one[^]*three/);
  expect(to(daily)[0]?.text).not.toContain('two”');
});

test('an invitation is mailed once, with its link, and not once it was withdrawn', async () => {
  const [kept, withdrawn] = [`${randomUUID()}@example.test`, `${randomUUID()}@example.test`];
  await db.query('update public.projects set name = $2 where id = $1', [PROJECT, 'A <b>project</b>']);
  await db.query(
    `insert into public.invitations (project_id, email, role, invited_by, expires_at)
     values ($1, $2, 'editor', $4, now() + interval '1 hour'), ($1, $3, 'editor', $4, now())`,
    [PROJECT, kept, withdrawn, now],
  );
  const invitation = await db.query<{ token: string }>(
    'select token from public.invitations where email = $1',
    [kept],
  );
  const toKept = () => received.filter(({ to }) => !Array.isArray(to) && to?.value[0]?.address === kept);
  await eventually(() => expect(toKept()).toHaveLength(1));
  const [letter] = toKept();
  expect(letter?.text).toContain(`https://headway.example/invitations/${invitation.rows[0]?.token}`);
  expect(letter?.html).toContain('&lt;b&gt;project');
  const due = await db.query('select from public.invitations where mailed_at is null');
  expect(due.rowCount).toBe(0);
  expect(attempts.has(withdrawn)).toBe(false);
});
