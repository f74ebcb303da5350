import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { decodeJwt } from 'jose';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { startTestSupabase, type TestSupabase } from '../src/testing.ts';

const PASSWORD = 'correct horse';
const SITE = 'http://127.0.0.1:3000/welcome';

const CONFIG = `
project_id = "mail"
[auth]
site_url = "http://127.0.0.1:3000"
additional_redirect_urls = ["http://127.0.0.1:3000/**"]
jwt_secret = "a-secret-of-at-least-32-characters-for-tests"
enable_anonymous_sign_ins = true
[auth.email]
enable_confirmations = true
`;

const MIGRATION = `
create table public.notes (id int generated always as identity primary key, owner uuid default auth.uid(), body text);
grant select, insert on public.notes to authenticated;
alter table public.notes enable row level security;
create policy "members" on public.notes to authenticated
  using (owner = auth.uid()) with check (owner = auth.uid() and (auth.jwt() ->> 'is_anonymous')::boolean is false);
`;

let folder: string;
let supabase: TestSupabase;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'local-supabase-'));
  await mkdir(join(folder, 'supabase', 'migrations'), { recursive: true });
  await writeFile(join(folder, 'supabase', 'config.toml'), CONFIG);
  await writeFile(join(folder, 'supabase', 'migrations', '1_notes.sql'), MIGRATION);
  supabase = await startTestSupabase({ projectDir: folder });
});
afterAll(async () => {
  await supabase.stop();
  await rm(folder, { recursive: true, force: true });
});

function connect(): SupabaseClient {
  return createClient(supabase.apiUrl, supabase.publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false },
  });
}

const listSchema = z.object({
  total: z.number(),
  messages: z.array(
    z.object({ ID: z.string(), Subject: z.string(), To: z.array(z.object({ Address: z.string() })) }),
  ),
});
const messageSchema = z.looseObject({ ID: z.string(), Text: z.string(), HTML: z.string() });

async function readMails(query = '') {
  return listSchema.parse(await (await fetch(`${supabase.mailUrl}/api/v1/messages${query}`)).json());
}

async function readLatest() {
  return messageSchema.parse(await (await fetch(`${supabase.mailUrl}/api/v1/message/latest`)).json());
}

function findLink(text: string): string {
  return /https?:\/\/\S+\/auth\/v1\/verify\S+/.exec(text)?.[0] ?? '';
}

describe('mail', () => {
  test('of a sign-up is caught; its link leads to Auth, signs in and comes back where the page asked for', async () => {
    const client = connect();
    const { data, error } = await client.auth.signUp({
      email: 'mail@demo.test',
      password: PASSWORD,
      options: { emailRedirectTo: SITE },
    });
    expect({ error, session: data.session }).toEqual({ error: null, session: null });
    const { messages } = await readMails();
    expect(messages[0]?.To).toEqual(
      [{ Name: undefined, Address: 'mail@demo.test' }].map(({ Address }) => ({ Address })),
    );
    const mail = await readLatest();
    const link = findLink(mail.Text);
    expect(link.startsWith(`${supabase.apiUrl}/auth/v1/verify?`)).toBe(true);
    expect(mail.HTML).toContain(`${supabase.apiUrl}/auth/v1/verify`);
    const response = await fetch(link, { redirect: 'manual' });
    const location = new URL(response.headers.get('location') ?? '');
    expect(location.href.startsWith(`${SITE}#`)).toBe(true);
    const token = new URLSearchParams(location.hash.slice(1)).get('access_token') ?? '';
    expect(decodeJwt(token)).toMatchObject({
      email: 'mail@demo.test',
      app_metadata: { provider: 'email' },
      amr: [{ method: 'otp', timestamp: expect.any(Number) }],
    });
    expect(
      (await client.auth.signInWithPassword({ email: 'mail@demo.test', password: PASSWORD })).error,
    ).toBeNull();
  });

  test('of a sign-up with a taken address is none, and the answer is that for a free address', async () => {
    const answers = [];
    for (const email of ['mail@demo.test', 'free@demo.test']) {
      const { data, error } = await connect().auth.signUp({ email, password: PASSWORD });
      expect(error).toBeNull();
      const { user, session } = data;
      expect(user?.email).toBe(email);
      answers.push({
        session,
        names: Object.keys(user ?? {}).toSorted(),
        isConfirmed: user?.email_confirmed_at,
      });
    }
    expect(answers[0]).toEqual(answers[1]);
    const { messages } = await readMails();
    expect(messages.filter(({ To }) => To[0]?.Address === 'mail@demo.test')).toHaveLength(1);
  });

  test('with a code signs in, and a page shows it without running it', async () => {
    const client = connect();
    expect((await client.auth.signInWithOtp({ email: 'mail@demo.test' })).error).toBeNull();
    const mail = await readLatest();
    const code = /\b\d{6}\b/.exec(mail.Text)?.[0] ?? '';
    const { data, error } = await client.auth.verifyOtp({
      email: 'mail@demo.test',
      token: code,
      type: 'magiclink',
    });
    expect(error).toBeNull();
    expect(data.user?.email).toBe('mail@demo.test');
    expect(decodeJwt(data.session?.access_token ?? '')).toMatchObject({ aal: 'aal1', is_anonymous: false });
    const list = await (await fetch(`${supabase.mailUrl}/`)).text();
    expect(list).toContain(`/view/${mail.ID}`);
    const page = await (await fetch(`${supabase.mailUrl}/view/${mail.ID}`)).text();
    expect(page).toContain('<iframe sandbox="allow-popups');
    expect((await fetch(`${supabase.mailUrl}/api/v1/message/none`)).status).toBe(404);
    await fetch(`${supabase.mailUrl}/api/v1/messages`, {
      method: 'DELETE',
      body: JSON.stringify({ IDs: [mail.ID] }),
    });
    const left = await readMails('?limit=1');
    expect(left.messages.map(({ ID }) => ID)).not.toContain(mail.ID);
    await fetch(`${supabase.mailUrl}/api/v1/messages`, { method: 'DELETE' });
    expect((await readMails()).total).toBe(0);
  });

  test('of another program is caught over SMTP, once for each recipient', async () => {
    const transport = createTransport(supabase.smtpUrl);
    await transport.sendMail({
      from: 'A Program <program@example.test>',
      to: ['one@example.test', 'two@example.test'],
      subject: 'Größe & <b>',
      text: 'The text.',
      html: '<p>The <b>text</b>.</p>',
    });
    await expect(
      transport.sendMail({ to: 'one@example.test', from: 'a@b.test', text: 'x'.repeat(2 * 1024 * 1024) }),
    ).rejects.toThrow(/size/i);
    transport.close();
    const { messages } = await readMails();
    expect(messages.map(({ To, Subject }) => [To[0]?.Address, Subject])).toEqual([
      ['two@example.test', 'Größe & <b>'],
      ['one@example.test', 'Größe & <b>'],
    ]);
    expect(await readLatest()).toMatchObject({
      From: { Name: 'A Program', Address: 'program@example.test' },
      Text: expect.stringContaining('The text.'),
      HTML: '<p>The <b>text</b>.</p>',
    });
    expect(await (await fetch(`${supabase.mailUrl}/`)).text()).toContain('Größe &amp; &lt;b&gt;');
  });
});

describe('anonymous sign-in', () => {
  test('makes a user without a name, whom policies tell apart, and who can become permanent', async () => {
    const client = connect();
    const { data, error } = await client.auth.signInAnonymously({ options: { data: { colour: 'red' } } });
    expect(error).toBeNull();
    expect(data.user).toMatchObject({ is_anonymous: true, user_metadata: { colour: 'red' } });
    expect(decodeJwt(data.session?.access_token ?? '')).toMatchObject({
      is_anonymous: true,
      role: 'authenticated',
      amr: [{ method: 'anonymous', timestamp: expect.any(Number) }],
    });
    expect((await client.from('notes').insert({ body: 'no' })).error?.code).toBe('42501');
    expect((await client.auth.refreshSession()).error).toBeNull();
    expect((await client.auth.getUser()).data.user).toMatchObject({ id: data.user?.id, is_anonymous: true });
    expect((await client.auth.updateUser({ email: 'named@demo.test' })).error).toBeNull();
    await fetch(findLink((await readLatest()).Text), { redirect: 'manual' });
    const { data: refreshed } = await client.auth.refreshSession();
    expect(refreshed.user).toMatchObject({ email: 'named@demo.test', is_anonymous: false });
    expect((await client.from('notes').insert({ body: 'yes' })).error).toBeNull();
  });
});

test('the token secret of config.toml signs', () => {
  expect(supabase.jwtSecret).toBe('a-secret-of-at-least-32-characters-for-tests');
});
