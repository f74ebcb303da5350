import { createClient } from '@supabase/supabase-js';
import { Pool } from 'pg';
import { afterAll, expect, test } from 'vitest';
import { createTeam } from './team.ts';
import { openBrowser } from '@headway/testing/browser';
import { createCookieSession } from './cookie-session.ts';
import { createFinishedContent } from './finished-content.ts';
import { giveSession } from './open-as.ts';
import { toEmail } from './person.ts';
import { outcome } from './problem.ts';
import { createQuietContent } from './quiet-content.ts';
import { openRawStream } from './raw-stream.ts';
import { createTunnel } from './tunnel.ts';

const team = await createTeam();
const database = new Pool({ connectionString: team.databaseUrl });
afterAll(() => database.end());

const at = (path: string) => new URL(path, team.url);

test('the cookie that Supabase sets signs in, and a page elsewhere cannot make use of it', async () => {
  const session = await createCookieSession(team, 'editor');
  const content = await createQuietContent(database, team.projectId);
  const headers = { Cookie: session.header() };
  expect(await outcome(await fetch(at(`/api/content/${content.id}`), { headers }))).toBe('200');
  const cancel = (more: Record<string, string>) =>
    fetch(at(`/api/content/${content.id}/cancel`), { method: 'POST', headers: { ...headers, ...more } });
  expect(await outcome(await cancel({ Origin: 'https://elsewhere.example' }))).toBe('403 origin_not_allowed');
  expect(await outcome(await cancel({ 'Sec-Fetch-Site': 'cross-site' }))).toBe('403 origin_not_allowed');
  // A quiet content has no generation to cancel; the request itself is let in.
  expect(await outcome(await cancel({ Origin: team.url }))).toBe('404 not_found');
});

test.each([
  ['empty', ''],
  ['text', 'x'],
  ['no base64', 'base64-%'],
  ['an empty object', 'base64-e30'],
  ['JSON of another kind', '{"access_token":1}'],
  ['long and senseless', `base64-${'A'.repeat(3_000)}`],
])('a cookie that is %s is no session, and no fault of the server', async (_name, value) => {
  const headers = { Cookie: `sb-127-auth-token=${encodeURIComponent(value)}` };
  expect(await outcome(await fetch(at(`/api/content/${team.projectId}`), { headers }))).toBe(
    '401 not_signed_in',
  );
});

test('a session about to end is exchanged once for all requests that carry it', async () => {
  const session = await createCookieSession(team, 'editor');
  const before = session.header();
  session.expireAt(Date.now() + 30_000);
  const content = await createQuietContent(database, team.projectId);
  const responses = await Promise.all(
    ['/', `/api/content/${content.id}`, `/api/content/${content.id}/events`, '/api/health'].map((path) =>
      fetch(at(path), { headers: { Cookie: session.header() }, redirect: 'manual' }),
    ),
  );
  const sessions = responses.map((response) =>
    response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]),
  );
  expect(sessions).toEqual(sessions.map(() => [expect.stringContaining('auth-token=')]));
  expect(new Set(sessions.flat()).size).toBe(1);
  expect(responses.map((response) => response.headers.get('cache-control'))).toEqual(
    responses.map(() => 'private, no-store, no-transform'),
  );
  const [first] = responses;
  expect(first && session.accept(first)).toBe(true);
  expect(session.header()).not.toBe(before);
  const after = await fetch(at(`/api/content/${content.id}`), { headers: { Cookie: session.header() } });
  expect(await outcome(after)).toBe('200');
  expect(session.accept(after)).toBe(false);
});

test('a stream whose request exchanged the session is neither compressed nor held back', async () => {
  const session = await createCookieSession(team, 'editor');
  session.expireAt(Date.now() + 30_000);
  const content = await createQuietContent(database, team.projectId);
  await content.append({ type: 'progress', data: { percentage: 1 } });
  const stream = await openRawStream(at(`/api/events?topics=${content.topic}`), {
    headers: { Cookie: session.header(), 'Accept-Encoding': 'gzip' },
  });
  expect(stream.headers['set-cookie']).toHaveLength(1);
  expect(stream.headers['content-encoding']).toBeUndefined();
  await stream.until((message) => message.data.type === 'snapshot');
  await content.append({ type: 'progress', data: { percentage: 2 } });
  await stream.until((message) => message.data['percentage'] === 2);
  stream.close();
});

test('a page runs scripts by nonce alone, and nobody may frame it', async () => {
  const response = await fetch(at('/sign-in'));
  const policy = response.headers.get('content-security-policy') ?? '';
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
  const directives = policy.split('; ');
  expect(directives).toContain(`script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`);
  expect(directives).toContain("frame-ancestors 'none'");
  expect(directives).toContain("img-src 'self' data: blob: https:");
  const scripts = (await response.text()).match(/<script\b[^>]*>/g) ?? [];
  expect(scripts.length).toBeGreaterThan(1);
  expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([]);
  expect((await fetch(at('/sign-in'))).headers.get('content-security-policy')).not.toBe(policy);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
  expect(response.headers.get('x-powered-by')).toBeNull();
});

test.each([
  '/projects',
  `/projects/${team.projectId}`,
  `/content/${team.projectId}`,
  `/content/${team.projectId}?comment=${team.projectId}`,
])('who asks for %s without a session is led back to it', async (path) => {
  const response = await fetch(at(path), { redirect: 'manual' });
  expect(response.headers.get('location')).toBe(`/sign-in?next=${encodeURIComponent(path)}`);
});

test('the session of a deleted account makes nothing', async () => {
  const supabase = createClient(team.supabaseUrl, team.publishableKey);
  const { data } = await supabase.auth.signUp({ email: 'gone@demo.test', password: 'headway-demo' });
  await database.query('delete from auth.users where id = $1', [data.user?.id]);
  const response = await fetch(at('/api/projects'), {
    method: 'POST',
    headers: { Authorization: `Bearer ${data.session?.access_token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'Nobody’s' }),
  });
  expect(await outcome(response)).toBe('401 session_invalid');
});

test('a tab sends nothing in the name of who signed in elsewhere, and goes on when its own person is back', async () => {
  const contentId = await createFinishedContent(
    database,
    team.projectId,
    '# The title\n\nThe first paragraph.\n',
  );
  const browser = await openBrowser();
  const context = await browser.newContext();
  try {
    await giveSession(context, team, 'Editor');
    const [tab, other] = [await context.newPage(), await context.newPage()];
    const tunnel = createTunnel(team.supabaseUrl);
    await tunnel.lead(tab);
    await tab.goto(`${team.url}/content/${contentId}`);
    const text = tab.getByRole('textbox', { name: /^Article: / });
    await text.getByText('The first paragraph.').click();
    await tab.getByText('Saved', { exact: true }).waitFor();
    tunnel.enter();
    await tab.keyboard.press('End');
    await tab.keyboard.type(' Of the editor.');

    await context.clearCookies();
    await tab.evaluate(() => dispatchEvent(new Event('focus')));
    await tab.getByText(/^Signed out: \d+ edits? not saved yet$/u).waitFor();

    const changeTo = async (account: string) => {
      await giveSession(context, team, account);
      await other.goto(`${team.url}/projects`);
    };
    await changeTo('Owner');
    const dialog = tab.getByRole('alertdialog', { name: 'You are signed in with another account' });
    await dialog.getByRole('button', { name: `Reload and continue as ${toEmail(team, 'owner')}` }).waitFor();
    const tried = tab.waitForEvent('console', (message) => message.text() === 'tried');
    tunnel.leave();
    await tab.evaluate(() => {
      dispatchEvent(new Event('online'));
      requestAnimationFrame(() => console.log('tried'));
    });
    await tried;

    await changeTo('Editor');
    await dialog.waitFor({ state: 'detached' });
    await tab.getByText('Saved', { exact: true }).waitFor();
    const { rows } = await database.query(
      `select distinct account.email from document_updates join auth.users as account on account.id = user_id
        where content_id = $1`,
      [contentId],
    );
    expect(rows).toEqual([{ email: toEmail(team, 'editor') }]);
  } finally {
    await context.close();
  }
});
