import { randomUUID } from 'node:crypto';
import { closeContexts, openBrowser } from '@headway/testing/browser';
import { Pool } from 'pg';
import { afterAll, afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { openAs } from './open-as.ts';
import { createTeam } from './team.ts';

const PASSWORDS = ['a good password', 'an even better one'] as const;

const team = await createTeam();
const database = new Pool({ connectionString: team.databaseUrl });
const browser = await openBrowser();
afterEach(() => closeContexts(browser));
afterAll(() => database.end());

test('an invited person signs up, joins, changes the password and deletes the account', async () => {
  const email = `${randomUUID()}@example.test`;
  const path = `/projects/${team.projectId}`;
  const owner = await openAs(browser, team, { account: 'Owner', path });
  await owner.getByRole('button', { name: 'Manage' }).click();
  await owner.getByLabel('Invite by email').fill(email);
  await owner.getByRole('button', { name: 'Invite', exact: true }).click();
  await owner.getByRole('button', { name: `Copy the link for ${email}` }).waitFor();
  const { rows } = await database.query('select token from public.invitations where email = $1', [email]);
  const [{ token }] = z.tuple([z.object({ token: z.string() })]).parse(rows);

  const guest = await (await browser.newContext()).newPage();
  await guest.goto(`${team.url}/invitations/${token}`);
  await guest.getByRole('link', { name: 'Create an account' }).click();
  await guest.getByRole('textbox', { name: 'Name' }).fill('Nora New');
  await guest.getByLabel('Password').fill('short');
  await guest.getByRole('button', { name: 'Create account' }).click();
  await guest.getByRole('alert').filter({ hasText: 'at least 8 characters' }).waitFor();
  expect(await guest.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Nora New');
  expect(await guest.getByRole('textbox', { name: 'Email' }).inputValue()).toBe(email);
  await guest.getByLabel('Password').fill(PASSWORDS[0]);
  await guest.getByRole('button', { name: 'Create account' }).click();
  await guest.getByRole('button', { name: 'Accept' }).click();
  await guest.waitForURL(`${team.url}${path}`);
  await owner.getByRole('button', { name: 'Remove Nora New' }).waitFor();
  await owner.getByRole('button', { name: `Copy the link for ${email}` }).waitFor({ state: 'detached' });

  await guest.goto(`${team.url}/settings/account`);
  await guest.getByLabel('Current password').fill('a wrong password');
  await guest.getByLabel('New password').fill(PASSWORDS[1]);
  await guest.getByRole('button', { name: 'Change password' }).click();
  await guest.getByText('The current password is wrong.').waitFor();
  await guest.getByLabel('Current password').fill(PASSWORDS[0]);
  await guest.getByLabel('New password').fill(PASSWORDS[1]);
  await guest.getByRole('button', { name: 'Change password' }).click();
  await guest.getByText('The password was changed.').waitFor();

  await guest.getByLabel('Your password, to confirm').fill(PASSWORDS[1]);
  await guest.getByRole('button', { name: 'Delete account' }).click();
  await guest.waitForURL(/\/sign-in/u);
  await owner.getByRole('button', { name: 'Remove Nora New' }).waitFor({ state: 'detached' });
  expect((await database.query('select from auth.users where email = $1', [email])).rowCount).toBe(0);
});

const readMail = async (path: string): Promise<unknown> => (await fetch(new URL(path, team.mailUrl))).json();

/** The link in the newest mail to an address. */
async function readLink(email: string): Promise<string> {
  const { messages } = z
    .object({
      messages: z.array(z.object({ ID: z.string(), To: z.array(z.object({ Address: z.string() })) })),
    })
    .parse(await readMail('/api/v1/messages'));
  const mail = messages.find(({ To }) => To.some(({ Address }) => Address === email));
  if (!mail) throw new Error(`no mail to ${email}`);
  const { Text } = z.object({ Text: z.string() }).parse(await readMail(`/api/v1/message/${mail.ID}`));
  return /https?:\/\/\S+\/verify\?\S+/u.exec(Text)?.[0] ?? '';
}

test('the link of a mail lets its reader choose a new password, once', async () => {
  const email = `viewer@${team.domain}`;
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${team.url}/forgot-password`);
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByRole('button', { name: 'Send a link' }).click();
  await page.getByText('Check your mail').waitFor();
  const link = await readLink(email);

  await page.goto(link);
  await page.getByRole('heading', { name: 'Choose a new password' }).waitFor();
  await page.getByLabel('New password').fill(PASSWORDS[0]);
  await page.getByRole('button', { name: 'Set password' }).click();
  await page.waitForURL(`${team.url}/projects`);

  const thief = await (await browser.newContext()).newPage();
  await thief.goto(link);
  await thief.getByText('This link has expired or was used before.').waitFor();
  await thief.goto(`${team.url}/sign-in`);
  await thief.getByRole('textbox', { name: 'Email' }).fill(email);
  await thief.getByLabel('Password').fill('headway-demo');
  await thief.getByRole('button', { name: 'Sign in', exact: true }).click();
  await thief.getByText('Wrong email or password.').waitFor();
  await thief.getByLabel('Password').fill(PASSWORDS[0]);
  await thief.getByRole('button', { name: 'Sign in', exact: true }).click();
  await thief.waitForURL(`${team.url}/projects`);
  expect(await thief.getByRole('heading', { name: 'Projects' }).count()).toBe(1);
});

test('the answer to a request for a new password does not tell whether the address has an account', async () => {
  const page = await (await browser.newContext()).newPage();
  const answers: string[] = [];
  for (const email of [`editor@${team.domain}`, `${randomUUID()}@example.test`]) {
    await page.goto(`${team.url}/forgot-password`);
    await page.getByRole('textbox', { name: 'Email' }).fill(email);
    await page.getByRole('button', { name: 'Send a link' }).click();
    const answer = await page.getByRole('alert').filter({ hasText: 'Check your mail' }).innerText();
    answers.push(answer.replace(email, 'this address'));
  }
  expect(answers[0]).toContain('If this address has an account');
  expect(answers[1]).toBe(answers[0]);
});

test('a link that was used or made up signs nobody in', async () => {
  const page = await (await browser.newContext()).newPage();
  for (const parameters of ['?code=made-up', '#access_token=a.b.c&refresh_token=d', '']) {
    await page.goto(`${team.url}/auth/callback${parameters}`);
    await page.getByText('This link has expired or was used before.').waitFor();
    expect(page.url()).toBe(`${team.url}/auth/callback`);
    await page.goto('about:blank');
  }
});
