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

const path = `/projects/${team.projectId}/activity`;

/** A row of the list; what screen readers are told of the newest one stands elsewhere. */
const toRow = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text });

test('what an editor does is told on every open page at once, and leads to the article', async () => {
  await createFinishedContent(database, team.projectId, '# Green tea\n\nA paragraph.\n');
  const viewer = await openAs(browser, team, { account: 'Viewer', path: `/projects/${team.projectId}` });
  await viewer.getByRole('link', { name: 'Activity' }).click();
  await viewer.getByRole('heading', { name: 'Activity' }).waitFor();
  await viewer.getByText('Live', { exact: true }).waitFor();

  const editor = await openAs(browser, team, { account: 'Editor', path: `/projects/${team.projectId}` });
  await editor.getByRole('checkbox', { name: 'Select Green tea' }).check();
  await editor.getByRole('button', { name: 'Archive' }).click();
  const row = viewer.getByRole('listitem').filter({ hasText: 'archived “Green tea”' });
  await row.waitFor();
  expect(await viewer.getByRole('region').first().getByRole('listitem').first().textContent()).toContain(
    'Elena Marsh archived “Green tea”',
  );

  await row.getByRole('link', { name: 'Elena Marsh' }).click();
  await viewer.waitForURL(/person=/u);
  await toRow(viewer, 'joined as commenter').waitFor({ state: 'detached' });
  await viewer.getByRole('button', { name: 'Clear filters' }).click();
  await toRow(viewer, 'joined as commenter').waitFor();
  await viewer.getByRole('combobox', { name: 'About' }).click();
  await viewer.getByRole('option', { name: 'Comments' }).click();
  await viewer.getByRole('heading', { name: 'Nothing found' }).waitFor();
  await viewer.getByRole('link', { name: 'Show everything' }).click();

  await row.getByRole('link', { name: '“Green tea”' }).click();
  await viewer.getByRole('heading', { name: 'Green tea' }).first().waitFor();
});

test('older rows come on demand, and new ones move nothing that is read', async () => {
  await database.query(
    `insert into public.project_activity (project_id, kind, data, at)
     select $1, 'project_renamed', jsonb_build_object('from', 'Number ' || number, 'to', 'Number ' || number + 1),
            now() - interval '3 days' + make_interval(mins => number)
       from generate_series(1, 120) as number`,
    [team.projectId],
  );
  const page = await openAs(browser, team, { account: 'Owner', path });
  await page.getByText('Live', { exact: true }).waitFor();
  expect(await page.getByText('from “Number 70”').count()).toBe(0);
  await page.getByRole('button', { name: 'Show older' }).click();
  const read = page.getByText('from “Number 70”');
  await read.scrollIntoViewIfNeeded();
  const before = await read.boundingBox();

  await database.query(`update public.projects set sites = '{tea.example}' where id = $1`, [team.projectId]);
  await toRow(page, 'added tea.example to the project’s sites').waitFor({ state: 'attached' });
  const after = await read.boundingBox();
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? Infinity))).toBeLessThan(2);
});

test('an owner reads who was invited; an editor does not', async () => {
  const owner = await openAs(browser, team, { account: 'Owner', path });
  const editor = await openAs(browser, team, { account: 'Editor', path });
  for (const page of [owner, editor]) await page.getByText('Live', { exact: true }).waitFor();
  await database.query(
    `insert into public.invitations (project_id, email, role, invited_by)
     select $1, 'guest@example.test', 'viewer', user_id from public.project_members
      where project_id = $1 and role = 'owner'`,
    [team.projectId],
  );
  await toRow(owner, 'invited guest@example.test as viewer').waitFor();
  await database.query('update public.projects set name = $2 where id = $1', [team.projectId, 'Renamed']);
  await toRow(editor, 'to “Renamed”').waitFor();
  expect(await editor.getByText('guest@example.test').count()).toBe(0);
});
