import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openBrowser } from '@headway/testing/browser';
import { eventually } from '@headway/testing/eventually';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { startInstallation, type TestInstallation } from './installation.ts';

const PASSWORD = 'a good password';
const FOUNDER = { name: 'Anna Founder', email: 'anna@team.test' };
const WRITER = { name: 'Ben Writer', email: 'ben@team.test' };

const KEYWORDS = `server components, streaming text, caching, dynamic routes, error handling,
  image optimization, static export, route handlers, data fetching, tool calling,
  structured data, self-hosting, lazy loading, embeddings, metadata,
  authentication, fonts, redirects, server actions, nextjs`
  .split(',')
  .map((keyword) => keyword.trim());

/** A folder for a screenshot of every step; none are made without it. */
const shots = process.env['HEADWAY_SCREENSHOTS'];

const browser = await openBrowser();
let installation: TestInstallation;

beforeAll(async () => {
  if (shots !== undefined) await mkdir(shots, { recursive: true });
  installation = await startInstallation({ isFirstStart: true, environment: { HEADWAY_DEMO: '0' } });
});
afterAll(() => installation.stop());

const SHAPES = {
  desktop: { width: 1280, height: 800 },
  phone: { width: 360, height: 740 },
};

/** Keeps pictures of a page, as wide as a desktop and as a phone, light and dark. */
async function look(page: Page, step: string): Promise<void> {
  if (shots === undefined) return;
  for (const [shape, size] of Object.entries(SHAPES)) {
    await page.setViewportSize(size);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(shots, `${step}-${shape}-${colorScheme}.png`), fullPage: true });
    }
  }
  await page.emulateMedia({ colorScheme: null });
  await page.setViewportSize(SHAPES.desktop);
}

/** Opens a browser profile of its own, as somebody at their own machine. */
async function openProfile(): Promise<Page> {
  return (await browser.newContext({ viewport: SHAPES.desktop })).newPage();
}

async function signUp(page: Page, { name, email }: typeof FOUNDER): Promise<void> {
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
}

const listSchema = z.object({
  messages: z.array(z.object({ ID: z.string(), To: z.array(z.object({ Address: z.string() })) })),
});

/** The link of the mail that was sent to an address, once it has come. */
async function readInvitation(email: string): Promise<string> {
  return eventually(async () => {
    const { messages } = listSchema.parse(await readMail('/api/v1/messages'));
    const mail = messages.find(({ To }) => To.some(({ Address }) => Address === email));
    if (!mail) throw new Error(`no mail to ${email}`);
    const { Text } = z.object({ Text: z.string() }).parse(await readMail(`/api/v1/message/${mail.ID}`));
    return /https?:\/\/\S+\/invitations\/\S+/u.exec(Text)?.[0] ?? '';
  });
}

const readMail = async (path: string): Promise<unknown> =>
  (await fetch(new URL(path, installation.mailUrl))).json();

test('a team signs up, writes, shares, tidies up and leaves, from an empty installation', async () => {
  const { url } = installation;
  const founder = await openProfile();
  await founder.goto(url);
  expect(await founder.getByText('demo account').count()).toBe(0);
  await look(founder, '01-sign-in');
  await founder.getByRole('link', { name: 'Create an account' }).click();
  await signUp(founder, FOUNDER);
  await founder.getByText('Your first project').waitFor();
  await look(founder, '02-no-project');

  await founder.getByRole('button', { name: 'New project' }).click();
  await founder.getByRole('textbox', { name: 'Name' }).fill('Product docs');
  await founder.getByRole('button', { name: 'Create project' }).click();
  await founder.getByRole('heading', { level: 1, name: 'Product docs' }).waitFor();
  const projectUrl = founder.url();
  await founder.getByRole('button', { name: 'Manage' }).click();
  await founder.getByLabel('Invite by email').fill(WRITER.email);
  await founder.getByRole('button', { name: 'Invite', exact: true }).click();
  await founder.getByRole('button', { name: `Copy the link for ${WRITER.email}` }).waitFor();
  await look(founder, '03-members');
  await founder.keyboard.press('Escape');

  const link = await readInvitation(WRITER.email);
  expect(new URL(link).origin).toBe(url);
  const writer = await openProfile();
  await writer.goto(link);
  await look(writer, '04-invitation');
  await writer.getByRole('link', { name: 'Create an account' }).click();
  await signUp(writer, WRITER);
  await writer.getByRole('button', { name: 'Accept' }).click();
  await writer.waitForURL(projectUrl);
  await founder.getByText(WRITER.name).first().waitFor();

  await founder.getByRole('button', { name: 'Add several keywords' }).click();
  await founder.getByLabel('Keywords', { exact: true }).fill(KEYWORDS.join('\n'));
  await founder.getByRole('button', { name: 'Review' }).click();
  await founder.getByRole('button', { name: `Add ${KEYWORDS.length} keywords` }).waitFor();
  await look(founder, '05-keywords');
  await founder.getByRole('button', { name: `Add ${KEYWORDS.length} keywords` }).click();
  const finished = writer.getByRole('listitem').filter({ hasText: /[\d,]+ words$/u });
  await finished.first().waitFor({ timeout: 90_000 });
  await writer.getByRole('button', { name: 'Pause' }).click();
  await founder.getByRole('button', { name: 'Continue' }).waitFor();
  await look(founder, '06-queue');

  await finished.first().getByRole('heading').click();
  await writer.waitForURL(/\/content\//u);
  const articleUrl = writer.url();
  await writer.getByRole('button', { name: 'Comments' }).click();
  const field = writer.getByRole('textbox', { name: 'Comment', exact: true });
  await field.fill('The beginning needs an example.');
  await field.press('Control+Enter');
  await founder.goto(articleUrl);
  await founder.getByRole('button', { name: 'Comments' }).click();
  await founder.getByText('The beginning needs an example.').waitFor();
  await look(founder, '07-article');

  await founder.getByRole('button', { name: 'Share' }).click();
  const dialog = founder.getByRole('dialog', { name: 'Share a read-only link' });
  await dialog.getByRole('button', { name: 'Create link' }).click();
  const address = await dialog.getByRole('textbox', { name: 'Link' }).inputValue();
  await founder.keyboard.press('Escape');
  const reader = await openProfile();
  await reader.goto(address);
  await reader.getByRole('heading', { level: 1 }).waitFor();
  expect(await reader.getByText('The beginning needs an example.').count()).toBe(0);
  await look(reader, '08-shared');

  await founder.getByRole('button', { name: 'More actions' }).click();
  await founder.getByRole('menuitem', { name: 'Move to trash' }).click();
  await writer.getByText('This article is in the trash.').waitFor();
  expect((await reader.goto(address))?.status()).toBe(404);
  await look(founder, '09-trash');
  await founder.getByRole('button', { name: 'Restore', exact: true }).click();
  await writer.getByText('This article is in the trash.').waitFor({ state: 'detached' });

  await writer.goto(projectUrl);
  await writer.getByRole('button', { name: 'Leave the project' }).click();
  await writer.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click();
  await writer.waitForURL(`${url}/projects`);
  await writer.getByText('You left the project.').waitFor();
  await look(writer, '10-left');

  await founder.goto(`${url}/settings/account`);
  await founder.getByLabel('Your password, to confirm').fill(PASSWORD);
  await founder.getByRole('button', { name: 'Delete account' }).click();
  await founder.getByText('Product docs').waitFor();
  await look(founder, '11-last-owner');
  await founder.goto(projectUrl);
  await founder.getByRole('button', { name: 'Settings' }).click();
  await founder.getByRole('button', { name: 'Move to trash' }).click();
  await founder.getByRole('alertdialog').getByRole('button', { name: 'Move to trash' }).click();
  await founder.waitForURL(`${url}/projects`);
  await founder.getByRole('button', { name: 'Delete for good' }).click();
  await founder.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await founder.getByText('was deleted for good').waitFor();

  await founder.goto(`${url}/settings/account`);
  await founder.getByLabel('Your password, to confirm').fill(PASSWORD);
  await founder.getByRole('button', { name: 'Delete account' }).click();
  await founder.waitForURL(/\/sign-in/u);
  await founder.getByRole('textbox', { name: 'Email' }).fill(FOUNDER.email);
  await founder.getByLabel('Password').fill(PASSWORD);
  await founder.getByRole('button', { name: 'Sign in', exact: true }).click();
  await founder.getByText('Wrong email or password.').waitFor();
}, 240_000);
