import { Pool } from 'pg';
import { afterAll, afterEach, expect, test } from 'vitest';
import { closeContexts, openBrowser } from '@headway/testing/browser';
import { eventually } from '@headway/testing/eventually';
import { createFinishedContent } from './finished-content.ts';
import { openAs } from './open-as.ts';
import { createTeam } from './team.ts';

const team = await createTeam();
const database = new Pool({ connectionString: team.databaseUrl });
const browser = await openBrowser();
afterEach(() => closeContexts(browser));
afterAll(() => database.end());

test('Ctrl+K finds an article by keyboard alone, and remembers what was opened', async () => {
  const id = await createFinishedContent(database, team.projectId, '# A guide to harbors\n\nA paragraph.\n');
  await createFinishedContent(database, team.projectId, '# Harbors of the north\n\nA paragraph.\n');
  const page = await openAs(browser, team, { account: 'Commenter', path: '/projects' });
  await page.getByRole('heading', { name: 'Projects' }).waitFor();
  await page.getByText('Live', { exact: true }).waitFor();

  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Search and go to' });
  await field.fill('harb');
  const options = page.getByRole('option');
  await options.filter({ hasText: 'A guide to harbors' }).waitFor();
  // what begins with the text comes first
  expect(await options.nth(0).textContent()).toContain('Harbors of the north');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/content/${id}`);
  await page.getByRole('heading', { name: 'A guide to harbors' }).first().waitFor();

  const button = page.getByRole('button', { name: 'Search', exact: true });
  await button.click();
  await page.getByRole('group', { name: 'Recent articles' }).getByText('A guide to harbors').waitFor();
  await page.keyboard.press('Escape');
  await field.waitFor({ state: 'detached' });
  await eventually(async () =>
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true),
  );
});

test('an action is done after the palette has closed, and a person is found', async () => {
  const page = await openAs(browser, team, { account: 'Editor', path: `/projects/${team.projectId}` });
  await page.getByText('Live', { exact: true }).waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('new article');
  await page.getByRole('option', { name: 'New article in this project' }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.matches('input[name=keyword]'));

  // also while a person types in a field of a form
  await page.keyboard.press('Control+k');
  await page.keyboard.type('vera');
  await page.getByRole('option', { name: /Vera Lindholm/ }).click();
  await page.waitForURL(/author=/);
  expect(await page.getByRole('combobox', { name: 'Search and go to' }).count()).toBe(0);
});

test('in the text of an article the same key adds a link', async () => {
  const id = await createFinishedContent(database, team.projectId, '# A linked guide\n\nA paragraph.\n');
  const page = await openAs(browser, team, { account: 'Editor', path: `/content/${id}` });
  const text = page.getByRole('textbox', { name: 'Article' });
  await text.getByText('A paragraph.').dblclick();
  await page.keyboard.press('Control+k');
  await page
    .getByRole('textbox', { name: 'Link', exact: true })
    .or(page.getByLabel('Address'))
    .first()
    .waitFor();
  expect(await page.getByRole('combobox', { name: 'Search and go to' }).count()).toBe(0);
});

test('a palette whose code cannot be loaded says so, and opens once it can be', async () => {
  const page = await openAs(browser, team, { account: 'Editor', path: '/projects' });
  const html = await (await page.request.get(page.url())).text();
  const isLate = (url: URL) => url.pathname.includes('/static/chunks/') && !html.includes(url.pathname);
  await page.route(isLate, (route) => route.abort());
  await page.reload();
  await page.getByText('Live', { exact: true }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByText('This part of the page could not be loaded').waitFor();
  expect(await page.getByRole('combobox').count()).toBe(0);
  await page.unroute(isLate);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('combobox', { name: 'Search and go to' }).waitFor();
});
