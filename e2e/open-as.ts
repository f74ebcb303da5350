import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createCookieSession } from './cookie-session.ts';
import type { AccountsOf } from './person.ts';

/** Gives a browser profile the session of a person, as if they had signed in on the page before. */
export async function giveSession(
  context: BrowserContext,
  where: AccountsOf,
  account: string,
): Promise<void> {
  const session = await createCookieSession(where, account);
  await context.addCookies(session.cookies().map((cookie) => ({ ...cookie, url: where.url })));
}

/** Opens a page of the product as a person, in a browser profile of its own. */
export async function openAs(
  browser: Browser,
  where: AccountsOf,
  { account, path, prepare }: { account: string; path: string; prepare?: (page: Page) => Promise<void> },
): Promise<Page> {
  const context = await browser.newContext();
  await giveSession(context, where, account);
  const page = await context.newPage();
  await prepare?.(page);
  await page.goto(`${where.url}${path}`);
  return page;
}
