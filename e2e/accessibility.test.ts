import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, expect, inject, test } from 'vitest';
import { closeContexts, openBrowser } from '@headway/testing/browser';
import { signInOnPage } from './sign-in-on-page.ts';

declare global {
  var axe: { run(context: string, options: RunOptions): Promise<AxeResults> };
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const browser = await openBrowser();
afterAll(() => closeContexts(browser));

/**
 * What is wrong for people who can't see, point or read small print, a line each.
 *
 * @param part selects the part of the page that is checked. Default: all of it.
 */
async function findFaults(page: Page, part = 'html'): Promise<string[]> {
  await page.evaluate(axeSource);
  const faults = await page.evaluate(async (selector) => {
    const { violations } = await globalThis.axe.run(selector, { resultTypes: ['violations'] });
    const lines = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
    const excess = document.documentElement.scrollWidth - innerWidth;
    return excess > 0 ? [...lines, `wider than the screen by ${excess} px`] : lines;
  }, part);
  return faults.map((fault) => `${page.url()} ${fault}`);
}

const VIEWS = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 360 },
] as const;

async function openPage({ colorScheme, width }: (typeof VIEWS)[number]): Promise<Page> {
  const context = await browser.newContext({
    colorScheme,
    viewport: { width, height: 800 },
    // The page's policy runs no script but its own; the checker is one.
    bypassCSP: true,
  });
  return context.newPage();
}

test.each(VIEWS)('pages for strangers are accessible, $colorScheme, $width px wide', async (view) => {
  const { url } = inject('installation');
  const page = await openPage(view);
  const faults: string[] = [];
  for (const path of [
    'sign-in',
    'sign-up',
    'forgot-password',
    'invitations/none',
    'auth/callback',
    'no-such-page',
  ]) {
    await page.goto(`${url}/${path}`);
    faults.push(...(await findFaults(page)));
  }
  expect(faults).toEqual([]);
  await page.context().close();
});

test.each(VIEWS)('pages for members are accessible, $colorScheme, $width px wide', async (view) => {
  const { url } = inject('installation');
  const page = await openPage(view);
  const faults: string[] = [];

  await signInOnPage(page, url, 'Owner');
  await page.getByRole('heading', { name: 'Projects' }).waitFor();
  faults.push(...(await findFaults(page)));
  await page.goto(`${url}/inspector`);
  await page.getByRole('heading', { name: 'Frames' }).waitFor();
  faults.push(...(await findFaults(page)));
  await page.goto(`${url}/settings/account`);
  await page.getByRole('button', { name: 'Delete account' }).waitFor();
  faults.push(...(await findFaults(page)));
  await page.goto(`${url}/projects`);
  await page.getByRole('link', { name: 'Headway demo' }).click();
  await page.getByRole('link', { name: 'Activity' }).click();
  await page.getByText('joined as editor').waitFor();
  faults.push(...(await findFaults(page)));
  await page.getByRole('link', { name: 'Headway demo' }).click();
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await page.keyboard.type('server');
  await page.getByRole('option').first().waitFor();
  faults.push(...(await findFaults(page)));
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Add several keywords' }).click();
  faults.push(...(await findFaults(page)));
  await page.getByRole('textbox', { name: 'Keywords' }).fill('one\ntwo\nTwo\n--');
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByText('2 of 4 lines chosen.').waitFor();
  faults.push(...(await findFaults(page)));
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByLabel('Keyword').fill('dynamic routes');
  faults.push(...(await findFaults(page)));
  await page.getByRole('button', { name: 'Generate' }).click();
  await page.getByRole('progressbar', { name: 'Progress' }).waitFor();
  faults.push(...(await findFaults(page)));
  await page.getByRole('tab', { name: 'Score' }).waitFor();
  faults.push(...(await findFaults(page)));
  for (const tab of ['Checks', 'Terms', 'Preview', 'Run']) {
    await page.getByRole('tab', { name: tab }).click();
    // The rest of the page was checked with the first tab.
    faults.push(...(await findFaults(page, '[role=tabpanel][data-state=active]')));
  }
  await page.goto(`${page.url()}/versions`);
  await page.getByRole('article').waitFor();
  faults.push(...(await findFaults(page)));

  expect(faults).toEqual([]);
  await page.context().close();
});
