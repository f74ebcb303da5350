import { createClient } from '@supabase/supabase-js';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { createTeam } from './team.ts';
import { z } from 'zod';
import { closeContexts, openBrowser } from '@headway/testing/browser';
import { giveSession } from './open-as.ts';
import { requestGeneration, signIn } from './person.ts';
import { readProgress } from './progress-reader.ts';

const team = await createTeam();

const browser = await openBrowser();
afterAll(() => closeContexts(browser));

function bell(page: Page) {
  return page.getByRole('button', { name: /^Notifications/ });
}

/** The count on the bell. */
async function readUnread(page: Page): Promise<number> {
  const label = await bell(page).getAttribute('aria-label');
  return Number(/\d+/.exec(label ?? '')?.[0] ?? 0);
}

/** Waits until a tab counts this many, on the bell and in its title. */
async function waitForUnread(page: Page, unread: number): Promise<void> {
  const name = unread === 0 ? 'Notifications' : `Notifications, ${unread} unread`;
  await page.getByRole('button', { name, exact: true }).waitFor();
  await page.waitForFunction(
    (prefix) => (prefix === '' ? !document.title.startsWith('(') : document.title.startsWith(prefix)),
    unread === 0 ? '' : `(${unread}) `,
  );
}

test('tells every tab that an article is ready, in one toast, and what is read in one is read in all', async () => {
  const context = await browser.newContext();
  await giveSession(context, team, 'Editor');
  const one = await context.newPage();
  await one.goto(`${team.url}/projects`);
  const other = await context.newPage();
  await other.goto(`${team.url}/notifications`);
  await other.getByText('Live', { exact: true }).waitFor();
  const before = await readUnread(other);

  const editor = await signIn(team, 'editor');
  const { contentId } = await requestGeneration(editor, team.projectId, 'caching and revalidation');
  await Promise.all([waitForUnread(one, before + 1), waitForUnread(other, before + 1)]);
  const toasts = [one, other].map((page) => page.locator('[data-sonner-toast]', { hasText: 'is ready' }));
  await Promise.race(toasts.map((toast) => toast.waitFor()));
  const counts = await Promise.all(toasts.map((toast) => toast.count()));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);

  // Following it reads it, and leads to the very article.
  await bell(one).click();
  await one.getByRole('dialog', { name: 'Notifications' }).locator(`a[href="/content/${contentId}"]`).click();
  await one.waitForURL(`**/content/${contentId}`);
  await Promise.all([waitForUnread(one, before), waitForUnread(other, before)]);

  const row = other.getByRole('listitem').filter({ has: other.locator(`a[href="/content/${contentId}"]`) });
  await row.getByRole('button', { name: /^Mark as unread/ }).click();
  await waitForUnread(one, before + 1);

  // What is deleted in one is gone from all, and Undo brings it back.
  await row.getByRole('button', { name: /^Delete: / }).click();
  await row.waitFor({ state: 'detached' });
  await waitForUnread(one, before);
  await other.getByRole('button', { name: 'Undo' }).click();
  await row.waitFor();
  await waitForUnread(one, before + 1);
  await context.close();
});

const rowSchema = z.object({ id: z.uuid() });

test('who is mentioned is told at once, and led to the very comment', async () => {
  const [commenter, viewer] = await Promise.all([signIn(team, 'commenter'), signIn(team, 'viewer')]);
  const editor = await signIn(team, 'editor');
  const { contentId } = await requestGeneration(editor, team.projectId, 'server components');
  await readProgress(editor, contentId, () => undefined);
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  await giveSession(context, team, 'Viewer');
  const page = await context.newPage();
  await page.goto(`${team.url}/projects`);
  await page.getByText('Live', { exact: true }).waitFor();

  const supabase = createClient(team.supabaseUrl, team.publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false },
    global: { headers: { Authorization: `Bearer ${commenter.token}` } },
  });
  const say = async (body: string, mentions: string[]) => {
    const row = { project_id: team.projectId, content_id: contentId, body, mentions };
    const { data } = await supabase.from('project_comments').insert(row).select('id').single();
    return rowSchema.parse(data).id;
  };
  // More than fit beneath each other on a phone.
  for (let n = 1; n <= 6; n += 1) await say(`Remark ${n}`, []);
  const id = await say('Vera, what do you think?', [viewer.id]);

  const openToast = async (commentId: string) => {
    const toast = page.locator('[data-sonner-toast]', { hasText: /^Caleb Osei mentioned you in/ });
    await toast.getByRole('button', { name: 'Open' }).click();
    await page.waitForURL(`**/content/${contentId}?comment=${commentId}`);
    await waitInSight(page, commentId);
  };
  await openToast(id);
  expect(await page.locator(`#comment-${id}`).innerText()).toContain('what do you think?');

  // Another one leads on from the very page, and so does the same one again.
  const closeComments = () => page.getByRole('button', { name: 'Close', exact: true }).click();
  await closeComments();
  const next = await say('And of this, Vera?', [viewer.id]);
  await openToast(next);
  await closeComments();
  await bell(page).click();
  await page.locator(`a[href="/content/${contentId}?comment=${next}"]`).click();
  await waitInSight(page, next);
  await page.close();
});

async function waitInSight(page: Page, commentId: string): Promise<void> {
  await page.locator(`#comment-${commentId}`).waitFor();
  await page.waitForFunction((id) => {
    const { top, bottom } = document.querySelector(`#comment-${id}`)?.getBoundingClientRect() ?? {};
    return top !== undefined && bottom !== undefined && top >= 0 && bottom <= innerHeight;
  }, commentId);
}
