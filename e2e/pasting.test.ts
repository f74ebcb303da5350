import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { Pool } from 'pg';
import { afterAll, afterEach, expect, test } from 'vitest';
import { closeContexts, openBrowser } from '@headway/testing/browser';
import { createFinishedContent } from './finished-content.ts';
import { openAs } from './open-as.ts';
import { createTeam } from './team.ts';

const team = await createTeam();
const database = new Pool({ connectionString: team.databaseUrl });
const browser = await openBrowser();
afterEach(() => closeContexts(browser));
afterAll(() => database.end());

const shapes = new URL('../apps/web/features/editor/paste/fixtures/', import.meta.url);
const textOf = (page: Page) => page.getByRole('textbox', { name: /^Article: / });

/** Opens an article that says this, with the caret at its end. */
async function open(markdown: string): Promise<Page> {
  const contentId = await createFinishedContent(database, team.projectId, markdown);
  const page = await openAs(browser, team, { account: 'Editor', path: `/content/${contentId}` });
  await textOf(page).click();
  await page.keyboard.press('Control+End');
  return page;
}

function paste(page: Page, data: Record<string, string>): Promise<void> {
  return textOf(page).evaluate((element, entries) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(entries)) clipboardData.setData(type, text);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, data);
}

/** The lists of the text, with their items in brackets. */
function readLists(page: Page): Promise<string> {
  return textOf(page).evaluate((text) => {
    const read = (list: Element): string =>
      `[${[...list.children]
        .map((item) =>
          [...item.children]
            .map((block) => (/^[OU]L$/u.test(block.tagName) ? read(block) : block.textContent))
            .join(' '),
        )
        .join(', ')}]`;
    return [...text.children]
      .filter(({ tagName }) => /^[OU]L$/u.test(tagName))
      .map(read)
      .join(' ');
  });
}

test.each([
  ['google-docs', '[one [nested], two]'],
  ['word', '[one [nested], two] [first, second]'],
])('lists, links and tables of %s stay what they are', async (program, lists) => {
  const page = await open('# Title\n\nThe text.');
  await page.keyboard.press('Enter');
  await paste(page, { 'text/html': await readFile(new URL(`${program}.html.txt`, shapes), 'utf8') });
  await textOf(page).getByRole('cell', { name: 'B' }).waitFor();
  expect(await readLists(page)).toBe(lists);
  const link = textOf(page).getByRole('link', { name: 'our guide' });
  expect(await link.getAttribute('href')).toMatch(/^https:\/\/example\.com\/guide/u);
});

test('blocks pasted into an empty item take its place', async () => {
  const page = await open('# Title\n\n- one\n- two');
  await page.keyboard.press('Enter');
  await paste(page, { 'text/plain': '- three\n- four\n  - deep' });
  await textOf(page).getByText('deep').waitFor();
  expect(await readLists(page)).toBe('[one, two, three, four [deep]]');
  await page.keyboard.press('Enter');
  await paste(page, { 'text/plain': '## Heading\n\n1. a\n2. b' });
  await textOf(page).getByRole('heading', { name: 'Heading' }).waitFor();
  expect(await readLists(page)).toBe('[one, two, three, four [deep, Heading [a, b]]]');
});

test('after a long paste the caret is in sight', async () => {
  const page = await open('# Title\n\nThe text.');
  await page.keyboard.press('Enter');
  const lines = Array.from({ length: 200 }, (_, n) => `## Heading ${n}\n\nParagraph ${n}.`);
  await paste(page, { 'text/plain': lines.join('\n\n') });
  const last = textOf(page).getByText('Paragraph 199.');
  await last.waitFor();
  await expect
    .poll(() => last.evaluate((element) => element.getBoundingClientRect().bottom <= innerHeight))
    .toBe(true);
});

test('Enter in an empty item leaves the list level by level', async () => {
  const page = await open('# Title\n\n- one\n  - two\n    - three');
  await page.keyboard.press('Enter');
  for (const lists of ['[one [two [three], ]]', '[one [two [three]], ]', '[one [two [three]]]']) {
    await page.keyboard.press('Enter');
    expect(await readLists(page)).toBe(lists);
  }
  await page.keyboard.type('After the list.');
  expect(await textOf(page).locator(':scope > p', { hasText: 'After the list.' }).count()).toBe(1);
});
