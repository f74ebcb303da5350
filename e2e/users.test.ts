import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import type { Page } from 'playwright-core';
import { closeContexts, openBrowser } from '@headway/testing/browser';
import { openAs } from './open-as.ts';
import { toEmail } from './person.ts';
import { createTeam } from './team.ts';

const installation = inject('installation');
const team = await createTeam();
const browser = await openBrowser();
let operator: Page;

beforeAll(async () => {
  operator = await openAs(browser, installation, { account: 'Operator', path: '/projects' });
});
afterEach(() => operator.goto('about:blank'));
afterAll(() => closeContexts(browser));

test('an operator finds an account, disables it, which ends its open pages, and enables it again', async () => {
  const email = toEmail(team, 'editor');
  const editor = await openAs(browser, team, { account: 'Editor', path: `/projects/${team.projectId}` });
  await editor.getByText('Live', { exact: true }).waitFor();

  await operator.goto(`${team.url}/users`);
  await operator.getByLabel('Search by name or email').fill(team.domain ?? '');
  await operator.getByRole('main').getByRole('button', { name: 'Search' }).click();
  await operator.waitForURL(/search=/u);
  await operator.getByText('5 accounts').waitFor();
  const row = operator.getByRole('row').filter({ hasText: email });
  await row.getByRole('button', { name: `Disable ${email}` }).click();
  await operator.getByRole('alertdialog').getByRole('button', { name: 'Disable' }).click();
  await row.getByText('Disabled', { exact: true }).waitFor();
  expect(await row.getByRole('button').allTextContents()).toEqual([`Enable ${email}`]);

  await editor.getByText('Live', { exact: true }).waitFor({ state: 'detached', timeout: 20_000 });
  await editor.goto(`${team.url}/projects/${team.projectId}`);
  await editor.getByRole('heading', { name: 'Your account is disabled' }).waitFor();
  await editor.getByRole('button', { name: 'Sign out' }).click();
  await editor.waitForURL(/\/sign-in/u);
  await signIn(editor, email);
  await editor.getByText('This account was disabled.').waitFor();

  await row.getByRole('button', { name: `Enable ${email}` }).click();
  await row.getByRole('button', { name: `Disable ${email}` }).waitFor();
  await signIn(editor, email);
  await editor.waitForURL(`${team.url}/projects`);
});

test('the own account has no way to disable it', async () => {
  await operator.goto(`${installation.url}/users?search=operator%40`);
  const row = operator.getByRole('row').filter({ hasText: 'operator@demo.test' });
  await row.getByText('Your account').waitFor();
  expect(await row.getByRole('button').count()).toBe(0);
  expect(await row.getByText('Operator', { exact: true }).count()).toBe(1);
});

async function signIn(page: Page, email: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByLabel('Password').fill('headway-demo');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}
