import { Client } from 'pg';
import type { Page } from 'playwright-core';
import { afterAll, expect, inject, test } from 'vitest';
import { createTeam } from './team.ts';
import { closeContexts, openBrowser } from '@headway/testing/browser';
import { signInOnPage } from './sign-in-on-page.ts';
import { openAs } from './open-as.ts';

const team = await createTeam();

const browser = await openBrowser();
afterAll(() => closeContexts(browser));

/** Waits for the progress bar and reads its percentage. */
async function readPercentage(page: Page): Promise<number> {
  const value = await page.getByRole('progressbar', { name: 'Progress' }).getAttribute('aria-valuenow');
  return Number(value);
}

/** Holds the generation of a content where it is, by a lock on its row, until the function that it returns is called. */
async function holdGeneration(contentId: string): Promise<() => Promise<void>> {
  const client = new Client({ connectionString: team.databaseUrl });
  await client.connect();
  await client.query('begin');
  const { rows } = await client.query(
    'select status from public.generations where content_id = $1 for update',
    [contentId],
  );
  expect(rows).toEqual([{ status: 'running' }]);
  return () => client.end();
}

test('an editor signs in, starts a generation, reloads the page in the middle, and sees the end', async () => {
  const { url } = inject('installation');
  const context = await browser.newContext();
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });

  await signInOnPage(page, url, 'Editor');
  await page.getByRole('link', { name: 'Headway demo' }).click();
  await page.getByLabel('Keyword').fill('streaming text');
  await page.getByRole('button', { name: 'Generate' }).click();
  await page.waitForURL('**/content/*');

  await page.getByRole('progressbar', { name: 'Progress' }).waitFor();
  await page.waitForFunction(() => {
    const bar = document.querySelector('[role=progressbar][aria-label=Progress]');
    return Number(bar?.getAttribute('aria-valuenow')) >= 20;
  });
  const release = await holdGeneration(new URL(page.url()).pathname.split('/').at(-1) ?? '');
  const before = await readPercentage(page);
  await page.reload();
  // The server renders a state that is no older than the one on the screen before.
  expect(await readPercentage(page)).toBeGreaterThanOrEqual(before);
  await release();

  await page.getByText('Extractive draft').first().waitFor();
  const title = page.getByRole('heading', { level: 1 });
  await title.waitFor();
  expect(await title.count()).toBe(1);
  expect(await page.title()).toContain(`${await title.innerText()} · Headway`);
  await page.reload();
  await page.getByText('Extractive draft').first().waitFor();
  expect(errors).toEqual([]);
  await context.close();
});

test('a keyword that the library does not cover is refused, and the page says which ones it covers', async () => {
  const page = await openAs(browser, team, { account: 'Editor', path: '/projects' });
  await page.getByRole('link', { name: team.projectName }).click();
  await page.getByLabel('Keyword').fill('sourdough starter');
  await page.getByRole('button', { name: 'Generate' }).click();
  await page.waitForURL('**/content/*');
  await page
    .getByText(/does not cover/)
    .first()
    .waitFor();
  expect(await page.getByRole('progressbar', { name: 'Progress' }).count()).toBe(0);
  await page.context().close();
});

test('a viewer sees the project and cannot start a generation', async () => {
  const page = await openAs(browser, team, { account: 'Viewer', path: '/projects' });
  await page.getByRole('link', { name: team.projectName }).click();
  await page.getByRole('heading', { name: team.projectName }).waitFor();
  expect(await page.getByLabel('Keyword').count()).toBe(0);
  await page.context().close();
});
