import { Pool } from 'pg';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, expect, test } from 'vitest';
import { createTeam } from './team.ts';
import { openAs } from '../packages/documents/test/write-as.ts';
import { closeContexts, openBrowser } from '@headway/testing/browser';
import { createFinishedContent } from './finished-content.ts';
import { openAs as openInBrowser } from './open-as.ts';
import { toEmail } from './person.ts';

const HOSTILE = '<img src=x onerror="document.title=1">';
const ARTICLE = `# A title\n\nThe first paragraph.\n\n## A part\n\nThe second paragraph. ${HOSTILE}\n\n- one\n- two\n`;

const team = await createTeam();
const database = new Pool({ connectionString: team.databaseUrl });
const browser = await openBrowser();
afterEach(() => closeContexts(browser));
afterAll(() => database.end());

/** The history of an article, as somebody sees it. */
async function openHistory(account: string, contentId: string): Promise<Page> {
  const path = `/content/${contentId}/versions`;
  const page = await openInBrowser(browser, team, { account, path });
  await page.getByRole('navigation', { name: 'Versions' }).waitFor();
  return page;
}

function entry(page: Page, name: RegExp) {
  return page.getByRole('navigation', { name: 'Versions' }).getByRole('button', { name });
}

test('what was written is compared, named, restored and brought back, live for those who look on', async () => {
  const contentId = await createFinishedContent(database, team.projectId, ARTICLE);
  // who looks first makes the article a document
  const editor = await openHistory('Editor', contentId);
  await editor.getByText('No changes', { exact: true }).waitFor();
  const [viewer, writer] = await Promise.all([
    openHistory('Viewer', contentId),
    openAs(team, toEmail(team, 'owner'), contentId),
  ]);
  await viewer.getByText('Live', { exact: true }).waitFor();
  const lists: string[] = [];
  viewer.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    if (pathname === `/api/content/${contentId}/versions`) lists.push(search.split('=')[0] ?? '');
  });
  await writer.write('Olivia wrote this. ');

  await editor.getByRole('button', { name: 'Save version' }).click();
  const dialog = editor.getByRole('dialog', { name: 'Save a version' });
  await dialog.getByRole('button', { name: 'Save version' }).click();
  await dialog.getByText('Give the version a name.').waitFor();
  await dialog.getByRole('textbox', { name: 'Name' }).fill(`Reviewed ${HOSTILE}`);
  await dialog.getByRole('button', { name: 'Save version' }).click();

  // a page that is open learns of it by itself
  await entry(viewer, /^Reviewed <img/).click();
  expect(lists).toEqual(['?only']);
  await viewer.locator('ins', { hasText: 'Olivia wrote this.' }).waitFor();
  const added = viewer.locator('ins');
  expect(await added.count()).toBe(1);
  expect(await added.getAttribute('title')).toBe('Added by Olivia Hart');
  expect(await viewer.getByText('3 words added, 0 words removed').count()).toBe(1);
  expect(await viewer.getByRole('article').locator('img').count()).toBe(0);
  expect(await viewer.title()).not.toBe('1');

  // a viewer reads: nothing to save, to name or to restore with
  for (const name of ['Save version', 'Restore', 'Rename']) {
    expect(await viewer.getByRole('button', { name, exact: true }).count()).toBe(0);
  }

  await viewer.keyboard.press('Alt+ArrowDown');
  await viewer.getByText('1 of 1').waitFor();
  expect(await viewer.evaluate(() => document.activeElement?.textContent)).toContain('Olivia wrote this.');
  await viewer.getByRole('switch', { name: 'Only changes' }).click();
  await viewer.getByRole('button', { name: 'unchanged paragraphs' }).click();
  await viewer.getByText('The second paragraph.').waitFor();

  await entry(editor, /^As generated/).click();
  await editor.getByRole('combobox', { name: 'Compared with' }).click();
  await editor.getByRole('option', { name: 'Now' }).click();
  await editor.locator('ins', { hasText: 'Olivia wrote this.' }).waitFor();
  await editor.getByRole('button', { name: 'Restore' }).click();
  await editor.getByRole('alertdialog').getByRole('button', { name: 'Restore' }).click();
  await editor.getByText('Restored “As generated”').waitFor();
  await editor.locator('del', { hasText: 'Olivia wrote this.' }).waitFor();

  await entry(viewer, /^Restored by Elena Marsh/).waitFor();
  await editor.getByRole('button', { name: 'Undo' }).click();
  await editor.getByText('Restore undone').waitFor();
  const restored = editor.locator('ins', { hasText: 'Olivia wrote this.' });
  await restored.waitFor();
  expect(await restored.getAttribute('title')).toBe('Added in a restore by Elena Marsh');

  // the next words of the one who kept writing all along are on top of it
  await writer.write('And went on. ');
  await writer.close();
  await viewer.reload();
  await entry(viewer, /^Now/).click();
  await viewer.locator('ins', { hasText: 'And went on.' }).waitFor();
});
