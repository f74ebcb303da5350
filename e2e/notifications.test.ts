import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser, signInOnPage } from './browser.ts';
import { DEMO_PROJECT } from './demo.ts';
import { requestGeneration, signIn } from './person.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

function bell(page: Page) {
  return page.getByRole('button', { name: /^Notifications/ });
}

/** The count on the bell. */
async function readUnread(page: Page): Promise<number> {
  const label = await bell(page).getAttribute('aria-label');
  return Number(/\d+/.exec(label ?? '')?.[0] ?? 0);
}

/** Waits until a tab counts this many, on the bell and in its title. */
async function waitForUnread(page: Page, unread: number): Promise<void> {
  const name = unread === 0 ? 'Notifications' : `Notifications, ${unread} unread`;
  await page.getByRole('button', { name, exact: true }).waitFor();
  await page.waitForFunction(
    (prefix) => (prefix === '' ? !document.title.startsWith('(') : document.title.startsWith(prefix)),
    unread === 0 ? '' : `(${unread}) `,
  );
}

test('tells every tab that an article is ready, in one toast, and what is read in one is read in all', async () => {
  const installation = inject('installation');
  const context = await browser.newContext();
  const one = await context.newPage();
  await signInOnPage(one, installation.url, 'Editor');
  const other = await context.newPage();
  await other.goto(`${installation.url}/notifications`);
  await other.getByText('Live', { exact: true }).waitFor();
  const before = await readUnread(other);

  const editor = await signIn(installation, 'editor');
  const { contentId } = await requestGeneration(editor, DEMO_PROJECT, 'caching and revalidation');
  await Promise.all([waitForUnread(one, before + 1), waitForUnread(other, before + 1)]);
  const toasts = [one, other].map((page) => page.locator('[data-sonner-toast]', { hasText: 'is ready' }));
  await Promise.race(toasts.map((toast) => toast.waitFor()));
  const counts = await Promise.all(toasts.map((toast) => toast.count()));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);

  // Following it reads it, and leads to the very article.
  await bell(one).click();
  await one.getByRole('dialog', { name: 'Notifications' }).locator(`a[href="/content/${contentId}"]`).click();
  await one.waitForURL(`**/content/${contentId}`);
  await Promise.all([waitForUnread(one, before), waitForUnread(other, before)]);

  const row = other.getByRole('listitem').filter({ has: other.locator(`a[href="/content/${contentId}"]`) });
  await row.getByRole('button', { name: /^Mark as unread/ }).click();
  await waitForUnread(one, before + 1);
  await context.close();
});
