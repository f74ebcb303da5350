import { Pool } from 'pg';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { afterAll, afterEach, expect, inject, test } from 'vitest';
import { createTeam } from './team.ts';
import { closeContexts, openBrowser } from '@headway/testing/browser';
import { openAs } from './open-as.ts';
import { requestGeneration, signIn } from './person.ts';
import { createTunnel } from './tunnel.ts';

const team = await createTeam();
const database = new Pool({ connectionString: team.databaseUrl });
const browser = await openBrowser();
afterEach(() => closeContexts(browser));
afterAll(() => database.end());

function open(account: string, path: string, prepare?: (page: Page) => Promise<void>): Promise<Page> {
  return openAs(browser, team, { account, path, ...(prepare && { prepare }) });
}

function commentsOf(page: Page) {
  return page.getByRole('button', { name: 'Comments' });
}

function textOf(page: Page) {
  return page.getByRole('textbox', { name: 'Article: server components' });
}

function said(page: Page, text: string) {
  return page.getByRole('paragraph').filter({ hasText: text });
}

/** Selects the beginning of the article's first paragraph of some length. Returns what it says. */
function selectPassage(): string {
  const text = [...document.querySelectorAll('.tiptap p')]
    .map(({ firstChild }) => firstChild)
    .find((node) => node instanceof Text && node.length > 40);
  if (!(text instanceof Text)) throw new Error('the article has no paragraph');
  const range = document.createRange();
  range.setStart(text, 0);
  range.setEnd(text, 40);
  getSelection()?.removeAllRanges();
  getSelection()?.addRange(range);
  return range.toString().trim();
}

test('two people see each other, and what they say about a passage', async () => {
  const { contentId } = await requestGeneration(
    await signIn(team, 'editor'),
    team.projectId,
    'server components',
  );
  const path = `/content/${contentId}`;
  const [owner, commenter] = await Promise.all([open('Owner', path), open('Commenter', path)]);
  await commentsOf(owner).waitFor();
  await commentsOf(commenter).waitFor();

  await owner.getByRole('button', { name: /^Caleb Osei, On this page/ }).waitFor();
  await commenter.getByRole('button', { name: /^Olivia Hart, On this page/ }).waitFor();

  await textOf(commenter).waitFor();
  const quote = await commenter.evaluate(selectPassage);
  await commenter.getByTitle('Comment on the selection').click();
  const field = commenter.getByRole('textbox', { name: 'Comment on the passage' });
  await field.pressSequentially('Is this so, @Oli');
  await field.press('Enter');
  await field.pressSequentially(
    '? <img src=x onerror="document.title=1"> [here](javascript:document.title=1) ![p](https://e.example/p.png)',
  );
  await field.press('Control+Enter');

  await commentsOf(owner).click();
  const thread = owner.getByRole('article', { name: `Thread on “${quote}”` });
  await thread.getByText('@Olivia Hart').waitFor();
  // Hostile as it is, it is text: no picture, no link, nothing that runs.
  expect(await thread.getByText('<img src=x onerror=').count()).toBe(1);
  expect(await thread.locator('article img, article a').count()).toBe(0);
  expect(await owner.title()).not.toBe('1');

  await thread.getByRole('button', { name: 'Reply' }).click();
  await thread.getByRole('textbox', { name: 'Reply' }).fill('It **is**.');
  await thread.getByRole('textbox', { name: 'Reply' }).press('Control+Enter');
  await commenter.locator('strong', { hasText: 'is' }).waitFor();

  await thread.getByRole('button', { name: 'React' }).first().click();
  await owner.getByRole('menuitem', { name: 'Thumbs up' }).click();
  await commenter.getByRole('button', { name: 'Thumbs up: Olivia Hart' }).waitFor();

  await thread.getByRole('button', { name: 'Resolve the thread' }).click();
  await commenter.getByRole('button', { name: 'Show 1 resolved' }).waitFor();

  // Somebody who leaves is gone, without saying so.
  await commenter.context().close();
  await owner.getByRole('button', { name: /^Caleb Osei/ }).waitFor({ state: 'detached' });
});

test('what is said while a page has no connection is there when it has one again', async () => {
  const path = `/projects/${team.projectId}`;
  const tunnel = createTunnel();
  const [editor, commenter] = await Promise.all([open('Editor', path), open('Commenter', path, tunnel.lead)]);
  const say = async (text: string) => {
    const field = editor.getByRole('textbox', { name: 'Comment on the project' });
    await field.fill(text);
    await field.press('Control+Enter');
    await said(editor, text).waitFor();
  };
  await say('Before the tunnel.');
  await said(commenter, 'Before the tunnel.').waitFor();
  tunnel.enter();
  await say('In the tunnel.');
  await commenter.getByRole('button', { name: /^Elena Marsh/ }).waitFor({ state: 'detached' });
  expect(await said(commenter, 'In the tunnel.').count()).toBe(0);
  tunnel.leave();
  await said(commenter, 'In the tunnel.').waitFor();
});

test('a refused comment is taken back with its reason, and its text stays', async () => {
  const page = await open('Commenter', `/projects/${team.projectId}`);
  const field = page.getByRole('textbox', { name: 'Comment on the project' });
  await field.fill('Will be refused.');
  await page.route('**/rest/v1/project_comments?*', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  );
  await field.press('Control+Enter');
  await page.getByText('Headway could not be reached.').waitFor();
  expect(await page.getByRole('article', { name: 'Comment by' }).filter({ hasText: 'Will be' }).count()).toBe(
    0,
  );
  expect(await field.inputValue()).toBe('Will be refused.');
});

test('a role that is taken away is gone from the page that is open', async () => {
  const path = `/projects/${team.projectId}`;
  const [owner, operator] = await Promise.all([
    open('Owner', path),
    openAs(browser, inject('installation'), { account: 'Operator', path: '/projects' }),
  ]);
  try {
    await owner.getByRole('button', { name: 'Manage' }).click();
    await owner.getByLabel('Invite by email').fill('nobody@demo.test');
    await owner.getByRole('button', { name: 'Invite' }).click();
    await owner.getByRole('button', { name: 'Withdraw the invitation of nobody@demo.test' }).click();
    await owner.getByText('The invitation was withdrawn.').waitFor();
    await owner.getByLabel('Invite by email').fill('operator@demo.test');
    await owner.getByRole('button', { name: 'Invite' }).click();
    await owner.getByRole('button', { name: 'Copy the link for operator@demo.test' }).waitFor();
    const { rows } = await database.query('select token from public.invitations where project_id = $1', [
      team.projectId,
    ]);
    const [{ token }] = z.tuple([z.object({ token: z.string() })]).parse(rows);
    await operator.goto(`${team.url}/invitations/${token}`);
    await operator.getByRole('button', { name: 'Accept' }).click();
    await operator.waitForURL(`${team.url}${path}`);
    await owner.getByRole('button', { name: 'Remove Priya Raman' }).waitFor();

    // changed after the page was rendered, and before its stream has begun
    const changed = Promise.withResolvers<void>();
    await operator.route(/\/api\/events/u, async (route) => {
      await changed.promise;
      await route.continue();
    });
    await operator.goto(`${team.url}${path}`);
    await operator.getByLabel('Keyword').waitFor();
    await owner.getByRole('combobox', { name: 'Role of Priya Raman' }).click();
    const answer = owner.waitForResponse(/project_members/u);
    await owner.getByRole('option', { name: 'Viewer' }).click();
    await answer;
    changed.resolve();
    await operator.getByLabel('Keyword').waitFor({ state: 'detached' });
    expect(await operator.getByRole('textbox', { name: 'Comment on the project' }).count()).toBe(0);

    await owner.getByRole('button', { name: 'Remove Priya Raman' }).click();
    await owner.getByRole('button', { name: 'Remove', exact: true }).click();
    await operator.waitForURL(`${team.url}/projects`);
  } finally {
    await database.query(
      `delete from project_members using auth.users as account
        where project_id = $1 and user_id = account.id and account.email = 'operator@demo.test'`,
      [team.projectId],
    );
  }
});
