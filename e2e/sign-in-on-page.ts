import type { Page } from 'playwright-core';

/** Signs in with one click on a demo account and waits for the list of projects. */
export async function signInOnPage(page: Page, url: string, account: string): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.getByRole('button', { name: new RegExp(`^${account}`) }).click();
  await page.waitForURL('**/projects');
}
