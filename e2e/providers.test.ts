import { openBrowser } from '@headway/testing/browser';
import { startGitHub, type GitHub } from '@headway/testing/github';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startInstallation, type TestInstallation } from './installation.ts';

const browser = await openBrowser();
let github: GitHub;
let installation: TestInstallation;

beforeAll(async () => {
  github = await startGitHub({ email: 'nora@example.test', name: 'Nora New' });
  installation = await startInstallation({
    environment: {
      SUPABASE_AUTH_EXTERNAL_GITHUB_ENABLED: 'true',
      SUPABASE_AUTH_EXTERNAL_GITHUB_CLIENT_ID: 'an-id',
      SUPABASE_AUTH_EXTERNAL_GITHUB_SECRET: 'a-secret',
      SUPABASE_AUTH_EXTERNAL_GITHUB_URL: github.url,
    },
  });
});
afterAll(async () => {
  await installation.stop();
  await github[Symbol.asyncDispose]();
});

test('a person signs in with GitHub, is led to the page they asked for, and has the name of GitHub', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${installation.url}/settings/account`);
  await page.getByRole('link', { name: 'Continue with GitHub' }).click();
  await page.waitForURL(`${installation.url}/settings/account`);
  expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Nora New');
  expect(await page.getByRole('link', { name: 'Continue with Google' }).count()).toBe(0);
  await context.close();
});

test('a person who declines is told so and can go on with a password', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  github.person = null;
  await page.goto(`${installation.url}/sign-up`);
  await page.getByRole('link', { name: 'Continue with GitHub' }).click();
  await page.getByText('the request was declined').waitFor();
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel('Password').waitFor();
  await page.goto(`${installation.url}/auth/start/unknown?next=//elsewhere.test`);
  await page.getByText('This way to sign in is not available').waitFor();
  expect(new URL(page.url()).origin).toBe(installation.url);
  await context.close();
});
