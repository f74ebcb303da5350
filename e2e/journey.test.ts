import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser, signInOnPage } from './browser.ts';
import { openAs } from './open-as.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** The figure of the progress bar at this moment. */
async function percentage(page: Page): Promise<number> {
  const value = await page.getByRole('progressbar', { name: 'Progress' }).getAttribute('aria-valuenow');
  return Number(value);
}

test('signs in, generates, reloads in the middle, and sees the end', async () => {
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
  const before = await percentage(page);
  await page.reload();
  // What the server rendered is no older than what was on the screen.
  const after = (await page.getByRole('progressbar', { name: 'Progress' }).count())
    ? await percentage(page)
    : 100;
  expect(after).toBeGreaterThanOrEqual(before);

  await page.getByText('Extractive draft').first().waitFor();
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.reload();
  await page.getByText('Extractive draft').first().waitFor();
  expect(errors).toEqual([]);
  await context.close();
});

test('refuses a keyword that the library does not cover, and says which it does', async () => {
  const page = await openAs(browser, inject('installation'), { account: 'Editor', path: '/projects' });
  await page.getByRole('link', { name: 'Headway demo' }).click();
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

test('a viewer may look but not start anything', async () => {
  const page = await openAs(browser, inject('installation'), { account: 'Viewer', path: '/projects' });
  await page.getByRole('link', { name: 'Headway demo' }).click();
  await page.getByRole('heading', { name: 'Headway demo' }).waitFor();
  expect(await page.getByLabel('Keyword').count()).toBe(0);
  await page.context().close();
});
