import type { Browser, Page } from 'playwright-core';
import { signInOnPage } from './browser.ts';

/** Opens a page of the product as a demo account, in a browser profile of its own. */
export async function openAs(
  browser: Browser,
  url: string,
  { account, path, prepare }: { account: string; path: string; prepare?: (page: Page) => Promise<void> },
): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await prepare?.(page);
  await signInOnPage(page, url, account);
  await page.goto(`${url}${path}`);
  return page;
}
