import { Pool } from 'pg';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, expect, test } from 'vitest';
import { closeContexts, openBrowser } from '@headway/testing/browser';
import { eventually } from '@headway/testing/eventually';
import { openAs } from './open-as.ts';
import { createTeam } from './team.ts';

const team = await createTeam();
const path = `/projects/${team.projectId}`;
const database = new Pool({ connectionString: team.databaseUrl });
const browser = await openBrowser();
afterEach(() => closeContexts(browser));
afterAll(() => database.end());

async function openProject(account: string): Promise<Page> {
  const page = await openAs(browser, team, { account, path });
  await page.getByText('Live', { exact: true }).waitFor();
  return page;
}

const toRows = (page: Page) => page.getByRole('region', { name: 'Queue' }).getByRole('listitem');

/** Waits until a page shows these keywords in the queue, in this order. */
async function expectQueue(page: Page, keywords: readonly string[]): Promise<void> {
  await eventually(async () => {
    const shown = await toRows(page).locator('p:first-child').allTextContents();
    expect(shown.map((text) => text.trim())).toEqual(keywords);
  });
}

const openDialog = (page: Page) => page.getByRole('button', { name: 'Add several keywords' }).click();

test('keywords are pasted, reviewed, queued, and reordered by keyboard, menu and mouse', async () => {
  await database.query('insert into public.generation_queues (project_id, paused) values ($1, true)', [
    team.projectId,
  ]);
  await database.query(
    `insert into public.contents (project_id, keyword, status, title) values ($1, 'known subject', 'complete', 'A known article')`,
    [team.projectId],
  );
  const [editor, viewer] = [await openProject('Editor'), await openProject('Viewer')];
  expect(await viewer.getByRole('button', { name: 'Add several keywords' }).count()).toBe(0);

  await openDialog(editor);
  await editor
    .getByLabel('Keywords', { exact: true })
    .fill('streaming text\nserver components\n\nStreaming Text\n--\nknown subject\nevent loop\nsql indexes');
  await editor.getByRole('button', { name: 'Review' }).click();
  await editor.getByText('4 of 7 lines chosen.').waitFor();
  await editor.getByText('Repeats line 1').waitFor();
  await editor.getByText('Has no letter or digit.').waitFor();
  await editor.getByRole('link', { name: 'A known article' }).waitFor();
  expect(await editor.getByRole('checkbox', { name: 'Add known subject' }).isChecked()).toBe(false);
  await editor.getByText('All 4 fit your month').waitFor();
  await editor.getByRole('button', { name: 'Add 4 keywords' }).click();
  for (const page of [editor, viewer])
    await expectQueue(page, ['streaming text', 'server components', 'event loop', 'sql indexes']);
  expect(await viewer.getByRole('button', { name: 'Continue' }).count()).toBe(0);

  const handle = editor.getByRole('button', { name: 'Move “sql indexes”' });
  await handle.focus();
  await handle.press('ArrowUp');
  await handle.press('ArrowUp');
  for (const page of [editor, viewer])
    await expectQueue(page, ['streaming text', 'sql indexes', 'server components', 'event loop']);
  await eventually(async () =>
    expect(await handle.evaluate((button) => button === document.activeElement)).toBe(true),
  );

  await editor.getByRole('button', { name: 'Actions for “event loop”' }).click();
  await editor.getByRole('menuitem', { name: 'Move to top' }).click();
  for (const page of [editor, viewer])
    await expectQueue(page, ['event loop', 'streaming text', 'sql indexes', 'server components']);

  await toRows(editor)
    .nth(0)
    .dragTo(toRows(editor).nth(3), { targetPosition: { x: 200, y: 40 } });
  for (const page of [editor, viewer])
    await expectQueue(page, ['streaming text', 'sql indexes', 'server components', 'event loop']);

  await editor.getByRole('button', { name: 'Actions for “sql indexes”' }).click();
  await editor.getByRole('menuitem', { name: 'Remove' }).click();
  await expectQueue(viewer, ['streaming text', 'server components', 'event loop']);
  await database.query('delete from public.queued_keywords where project_id = $1', [team.projectId]);
});

test('a queue is paused and goes on, and its articles are made', async () => {
  await database.query(
    `insert into public.generation_queues (project_id) values ($1)
     on conflict (project_id) do update set paused = false`,
    [team.projectId],
  );
  const page = await openProject('Editor');
  await openDialog(page);
  await page.getByLabel('Keywords', { exact: true }).fill('route handlers\nstatic exports\nmetadata');
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Add 3 keywords' }).click();
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByText(/ · paused$/).waitFor();
  await page.getByRole('button', { name: 'Continue' }).click();
  for (const title of ['Route Handlers', 'Static Exports', 'Metadata'])
    await page.getByRole('heading', { name: title }).waitFor({ timeout: 60_000 });
  await page.getByRole('region', { name: 'Queue' }).waitFor({ state: 'detached' });
  const { rows } = await database.query(
    `select count(*)::int as started from public.contents as content
       join public.generations as generation on generation.content_id = content.id
      where content.project_id = $1 and generation.batch is not null`,
    [team.projectId],
  );
  expect(rows).toEqual([{ started: 3 }]);
});

test('a list of 100,000 lines is refused before anything is sent, and formulas of a file are plain text', async () => {
  await database.query(
    `insert into public.generation_queues (project_id, paused) values ($1, true)
     on conflict (project_id) do update set paused = true`,
    [team.projectId],
  );
  await database.query('delete from public.queued_keywords where project_id = $1', [team.projectId]);
  const page = await openProject('Owner');
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/rpc/')) sent.push(request.url());
  });
  await openDialog(page);
  const chooser = page.getByLabel('CSV file');
  const open = (text: string) =>
    chooser.setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await open(Array.from({ length: 100_000 }, (_, i) => `keyword ${i}`).join('\r\n'));
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByText('This list has 100,000 lines. At most 1,000 keywords can be added at once.').waitFor();
  expect(sent).toEqual([]);

  await open(
    '\uFEFFkeyword;language;title\r\n"=HYPERLINK(""http://evil.test"";""x"")";en;\r\nred shoes;xx;\r\n',
  );
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByText('Articles can’t be written in “xx” here.').waitFor();
  await page.getByRole('button', { name: 'Add 1 keyword' }).click();
  await expectQueue(page, ['=HYPERLINK("http://evil.test";"x")']);
  await page.getByRole('button', { name: 'Empty queue' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Empty queue' }).click();
  await page.getByRole('region', { name: 'Queue' }).waitFor({ state: 'detached' });
});
