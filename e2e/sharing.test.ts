import { Pool } from 'pg';
import { afterAll, afterEach, expect, test } from 'vitest';
import { closeContexts, openBrowser } from '@headway/testing/browser';
import { createFinishedContent } from './finished-content.ts';
import { openAs } from './open-as.ts';
import { createTeam } from './team.ts';

const ARTICLE =
  '# Green tea\n\nLeaves are steamed. [1] <img src=x onerror="document.title=1">\n\n## Sources\n\n1. Tea\n';

const team = await createTeam();
const database = new Pool({ connectionString: team.databaseUrl });
const browser = await openBrowser();
afterEach(() => closeContexts(browser));
afterAll(() => database.end());

async function createArticle(): Promise<string> {
  const contentId = await createFinishedContent(database, team.projectId, ARTICLE);
  const source = { n: 1, title: 'Tea', url: 'https://tea.example/', site: 'tea.example', licence: null };
  await database.query(
    `update public.contents set article = jsonb_set(article, '{sources}', $2) where id = $1`,
    [contentId, JSON.stringify([source])],
  );
  return contentId;
}

test('a link is created, opened without an account, and withdrawn', async () => {
  const contentId = await createArticle();
  const editor = await openAs(browser, team, { account: 'Editor', path: `/content/${contentId}` });
  await editor.getByRole('button', { name: 'Share' }).click();
  const dialog = editor.getByRole('dialog', { name: 'Share a read-only link' });
  await dialog.getByRole('combobox', { name: 'Expires after' }).click();
  await editor.getByRole('option', { name: '30 days' }).click();
  await dialog.getByRole('button', { name: 'Create link' }).click();
  const address = await dialog.getByRole('textbox', { name: 'Link' }).inputValue();
  await dialog.getByText('Not opened yet').waitFor();

  const context = await browser.newContext();
  const stranger = await context.newPage();
  const response = await stranger.goto(address);
  expect(response?.status()).toBe(200);
  expect(response?.headers()).toMatchObject({
    'cache-control': expect.stringContaining('no-store'),
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
  });
  expect(await response?.text()).toContain('Leaves are steamed.');
  await stranger.getByRole('heading', { level: 1, name: 'Green tea' }).waitFor();
  expect(await stranger.title()).toBe('Green tea');
  expect(await stranger.locator('meta[name=robots]').getAttribute('content')).toBe('noindex, nofollow');
  expect(await stranger.getByRole('link', { name: '[1]' }).getAttribute('href')).toBe('https://tea.example/');
  // the article and nothing of the application around it
  expect(await stranger.getByRole('button').count()).toBe(0);
  expect(await stranger.getByRole('navigation').count()).toBe(0);
  expect(await stranger.locator('article img').count()).toBe(0);

  await editor.reload();
  await editor.getByRole('button', { name: 'Share' }).click();
  await dialog.getByText('Opened once').waitFor();
  expect(await dialog.getByRole('textbox', { name: 'Link' }).count()).toBe(0);
  await dialog.getByRole('button', { name: /^Withdraw the link/ }).click();
  await editor.getByText('The link was withdrawn.').waitFor();

  const [withdrawn, wrong] = [
    await stranger.goto(address),
    await stranger.request.get(`${team.url}/shared/${'0'.repeat(48)}`),
  ];
  expect([withdrawn?.status(), wrong.status()]).toEqual([404, 404]);
  await stranger.getByRole('heading', { name: 'This link doesn’t open an article' }).waitFor();
  expect(await stranger.getByText('Green tea').count()).toBe(0);
});

test('a viewer has no way to share', async () => {
  const contentId = await createArticle();
  const viewer = await openAs(browser, team, { account: 'Viewer', path: `/content/${contentId}` });
  await viewer.getByRole('button', { name: 'Export' }).waitFor();
  expect(await viewer.getByRole('button', { name: 'Share' }).count()).toBe(0);
});
