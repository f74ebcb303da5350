import type { Locator, Page } from 'playwright-core';
import { Pool } from 'pg';
import { afterAll, afterEach, expect, test } from 'vitest';
import { createTeam } from './team.ts';
import { closeContexts, openBrowser } from '@headway/testing/browser';
import { createFinishedContent } from './finished-content.ts';
import { openAs } from './open-as.ts';
import { toEmail } from './person.ts';
import { createTunnel } from './tunnel.ts';

const team = await createTeam();
const database = new Pool({ connectionString: team.databaseUrl });
const browser = await openBrowser();
afterEach(() => closeContexts(browser));
afterAll(() => database.end());

const ARTICLE = `# The title

The first paragraph says something.

The second paragraph says something else [1].

## Sources

1. [A page](https://page.test/)
`;

async function open(account: string, contentId: string, prepare?: (page: Page) => Promise<void>) {
  const page = await openAs(browser, team, {
    account,
    path: `/content/${contentId}`,
    ...(prepare && { prepare }),
  });
  await textOf(page).waitFor();
  return page;
}

function textOf(page: Page): Locator {
  return page.getByRole('textbox', { name: /^Article: / });
}

function paragraph(page: Page, text: string): Locator {
  return textOf(page).getByRole('paragraph').filter({ hasText: text });
}

/** Writes at the end of the paragraph that says this. */
async function writeAfter(page: Page, text: string, words: string): Promise<void> {
  await paragraph(page, text).click();
  await page.keyboard.press('End');
  await page.keyboard.type(words);
}

/** What the article says, without the names at the carets of others. */
function readWords(page: Page): Promise<string> {
  return textOf(page).evaluate((element) => {
    const copy = document.createElement('div');
    copy.append(...[...element.childNodes].map((node) => node.cloneNode(true)));
    for (const caret of copy.querySelectorAll('.caret')) caret.remove();
    return copy.textContent;
  });
}

const saved = (page: Page) => page.getByText('Saved', { exact: true }).waitFor();

test('two people write in one article, see each other there, and undo only their own words', async () => {
  const contentId = await createFinishedContent(database, team.projectId, ARTICLE);
  const [owner, editor] = await Promise.all([open('Owner', contentId), open('Editor', contentId)]);
  await writeAfter(owner, 'first paragraph', ' The owner was here.');
  await writeAfter(editor, 'second paragraph', ' The editor was here.');
  await paragraph(editor, 'The owner was here.').waitFor();
  await paragraph(owner, 'The editor was here.').waitFor();
  await editor.locator('.caret', { hasText: 'Olivia Hart' }).waitFor({ state: 'attached' });

  await owner.keyboard.press('Control+z');
  await paragraph(editor, 'The owner was here.').waitFor({ state: 'detached' });
  await paragraph(owner, 'The editor was here.').waitFor();
  await Promise.all([saved(owner), saved(editor)]);

  await owner.reload();
  await paragraph(owner, 'The editor was here.').waitFor();
  expect(await readWords(owner)).toBe(await readWords(editor));
});

test('what is written without a connection survives a reload, is counted, and is merged', async () => {
  const contentId = await createFinishedContent(database, team.projectId, ARTICLE);
  const tunnel = createTunnel(team.supabaseUrl);
  const [owner, editor] = await Promise.all([
    open('Owner', contentId),
    open('Editor', contentId, tunnel.lead),
  ]);
  tunnel.enter();
  await writeAfter(editor, 'second paragraph', ' Written in the tunnel.');
  await editor
    .getByText(/edits? not saved yet$/)
    .first()
    .waitFor();
  await writeAfter(owner, 'first paragraph', ' Written outside.');
  await saved(owner);

  await editor.reload();
  await paragraph(editor, 'Written in the tunnel.').waitFor();
  expect(await paragraph(owner, 'Written in the tunnel.').count()).toBe(0);

  tunnel.leave();
  await paragraph(owner, 'Written in the tunnel.').waitFor();
  await paragraph(editor, 'Written outside.').waitFor();
  await saved(editor);
});

test('what can no longer be merged is offered to its author, to copy from', async () => {
  const contentId = await createFinishedContent(database, team.projectId, ARTICLE);
  const tunnel = createTunnel(team.supabaseUrl);
  const editor = await open('Editor', contentId, tunnel.lead);
  await editor.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  tunnel.enter();
  await writeAfter(editor, 'first paragraph', ' Written too late.');
  await database.query(`update documents set epoch = 'another' where content_id = $1`, [contentId]);
  tunnel.leave();
  const notice = editor.getByRole('alert').filter({ hasText: 'Some of your edits could not be merged' });
  await notice.waitFor();
  expect(await readWords(editor)).not.toContain('Written too late.');
  await notice.getByRole('button', { name: 'Copy article with these edits' }).click();
  await editor.getByText('Copied as Markdown').waitFor();
  expect(await editor.evaluate(() => navigator.clipboard.readText())).toContain(
    'The first paragraph says something. Written too late.',
  );

  // until they are let go
  await editor.reload();
  await notice.getByRole('button', { name: 'Discard these edits' }).click();
  await notice.waitFor({ state: 'detached' });
  await writeAfter(editor, 'first paragraph', ' Written in time.');
  await saved(editor);
  await editor.reload();
  await paragraph(editor, 'Written in time.').waitFor();
  expect(await notice.count()).toBe(0);
});

test('a comment follows its passage, and says so when the passage is deleted', async () => {
  const contentId = await createFinishedContent(database, team.projectId, ARTICLE);
  const [commenter, editor] = await Promise.all([open('Commenter', contentId), open('Editor', contentId)]);
  expect(await textOf(commenter).getAttribute('contenteditable')).toBe('false');
  await paragraph(commenter, 'first paragraph').click({ clickCount: 3 });
  await commenter.getByTitle('Comment on the selection').click();
  const field = commenter.getByRole('textbox', { name: 'Comment on the passage' });
  await field.fill('Is it so?');
  await field.press('Control+Enter');

  const passage = editor.locator('.passage');
  await passage.waitFor();
  await paragraph(editor, 'first paragraph').click();
  await editor.keyboard.press('Home');
  await editor.keyboard.type('Indeed. ');
  await editor.getByRole('heading', { name: 'The title' }).click();
  await editor.keyboard.press('End');
  await editor.keyboard.type(', changed');
  expect(await passage.textContent()).toBe('The first paragraph says something.');

  await paragraph(editor, 'first paragraph').click({ clickCount: 3 });
  await editor.keyboard.press('Delete');
  await commenter.getByText('Original text deleted').waitFor();
  await editor.keyboard.press('Control+z');
  await commenter.getByText('Original text deleted').waitFor({ state: 'detached' });
});

test('Markdown is pasted as what it means, and nothing hostile is pasted at all', async () => {
  const contentId = await createFinishedContent(database, team.projectId, ARTICLE);
  const editor = await open('Editor', contentId);
  const paste = (data: Record<string, string>) =>
    textOf(editor).evaluate((element, entries) => {
      const clipboardData = new DataTransfer();
      for (const [type, text] of Object.entries(entries)) clipboardData.setData(type, text);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, data);
  await paragraph(editor, 'first paragraph').click();
  await editor.keyboard.press('End');
  await editor.keyboard.press('Enter');
  await paste({ 'text/plain': '## Pasted\n\n- one\n- **two**\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n' });
  await textOf(editor).getByRole('heading', { name: 'Pasted' }).waitFor();
  await textOf(editor).getByRole('listitem').filter({ hasText: 'two' }).locator('strong').waitFor();
  await textOf(editor).getByRole('cell', { name: '2' }).waitFor();

  await paste({
    'text/html':
      '<p>Harmless <a href="javascript:document.title=1">words</a></p><img src="x" onerror="document.title=1">' +
      '<script>document.title=1</script><iframe src="https://elsewhere.test"></iframe>',
  });
  await paragraph(editor, 'Harmless words').waitFor();
  expect(await textOf(editor).locator('script, iframe, [onerror], a[href^="javascript"]').count()).toBe(0);
  expect(await editor.title()).not.toBe('1');
});

test('a role that is lowered takes the pen away at once', async () => {
  const contentId = await createFinishedContent(database, team.projectId, ARTICLE);
  const editor = await open('Editor', contentId);
  const set = (role: string) =>
    database.query(
      `update project_members set role = $1 from auth.users as account
        where user_id = account.id and account.email = $3
          and project_id = (select project_id from contents where id = $2)`,
      [role, contentId, toEmail(team, 'editor')],
    );
  try {
    await set('viewer');
    await editor.getByRole('toolbar', { name: 'Formatting' }).waitFor({ state: 'detached' });
    await editor.locator('.tiptap[contenteditable="false"]').waitFor();
  } finally {
    await set('editor');
  }
  await editor.getByRole('toolbar', { name: 'Formatting' }).waitFor();
  expect(await textOf(editor).getAttribute('contenteditable')).toBe('true');
});
