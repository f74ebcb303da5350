import { chromium, type Browser, type Page } from 'playwright-core';
import { ensureBrowser } from '../scripts/browser.ts';

/** A headless Chromium that talks to nobody but 127.0.0.1. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: ensureBrowser((line) => console.log(line)),
    args: [
      // Chromium refuses its sandbox to root, which CI often is; the pages are our own.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Signs in with one click on a demo account and waits for the list of projects. */
export async function signInOnPage(page: Page, url: string, account: string): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.getByRole('button', { name: new RegExp(`^${account}`) }).click();
  await page.waitForURL('**/projects');
}
