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

test('what an editor moves to the trash leaves every open list at once, and comes back with Undo', async () => {
  for (const title of ['First guide', 'Second guide', 'Third guide']) {
    await createFinishedContent(database, team.projectId, `# ${title}\n\nA paragraph.\n`);
  }
  const path = `/projects/${team.projectId}`;
  const editor = await openAs(browser, team, { account: 'Editor', path });
  const viewer = await openAs(browser, team, { account: 'Viewer', path });
  for (const page of [editor, viewer]) {
    await page.getByRole('heading', { name: 'Third guide' }).waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
  }
  expect(await viewer.getByRole('link', { name: 'Trash' }).count()).toBe(0);
  expect(await viewer.getByRole('checkbox').count()).toBe(0);

  await editor.getByRole('checkbox', { name: 'Select First guide' }).check();
  await editor.getByRole('checkbox', { name: 'Select Second guide' }).check();
  await editor.getByRole('button', { name: 'Move to trash' }).click();
  for (const page of [editor, viewer]) {
    await page.getByRole('heading', { name: 'First guide' }).waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: 'Second guide' }).waitFor({ state: 'detached' });
  }
  await editor.getByRole('button', { name: 'Undo' }).click();
  for (const page of [editor, viewer]) await page.getByRole('heading', { name: 'First guide' }).waitFor();

  await editor.getByRole('searchbox', { name: 'Search articles' }).fill('third');
  await editor.getByRole('heading', { name: 'First guide' }).waitFor({ state: 'detached' });
  await editor.getByRole('heading', { name: 'Third guide' }).click();
  await editor.getByRole('button', { name: 'More actions' }).click();
  await editor.getByRole('menuitem', { name: 'Archive' }).click();
  await editor.getByText('This article is in the archive.').waitFor();
  await viewer.getByRole('heading', { name: 'Third guide' }).waitFor({ state: 'detached' });
  await editor.getByRole('button', { name: 'Restore', exact: true }).click();
  await viewer.getByRole('heading', { name: 'Third guide' }).waitFor();
});
