import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createCookieSession } from './cookie-session.ts';
import type { TestInstallation } from './installation.ts';

type Where = Pick<TestInstallation, 'url' | 'supabaseUrl' | 'publishableKey'>;

/** Gives a browser profile the session of a demo account, as if it had signed in on the page before. */
export async function giveSession(context: BrowserContext, where: Where, account: string): Promise<void> {
  const session = await createCookieSession(where, account.toLowerCase());
  await context.addCookies(session.cookies().map((cookie) => ({ ...cookie, url: where.url })));
}

/** Opens a page of the product as a demo account, in a browser profile of its own. */
export async function openAs(
  browser: Browser,
  where: Where,
  { account, path, prepare }: { account: string; path: string; prepare?: (page: Page) => Promise<void> },
): Promise<Page> {
  const context = await browser.newContext();
  await giveSession(context, where, account);
  const page = await context.newPage();
  await prepare?.(page);
  await page.goto(`${where.url}${path}`);
  return page;
}
