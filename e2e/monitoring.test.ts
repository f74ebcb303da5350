import { Pool } from 'pg';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeContexts, openBrowser } from '@headway/testing/browser';
import { DEMO_PROJECT } from './demo.ts';
import { startInstallation, type TestInstallation } from './installation.ts';
import { giveSession, openAs } from './open-as.ts';
import { requestGeneration, signIn } from './person.ts';
import { startSearchService, type SearchService } from './search-service.ts';

/** Milliseconds that a busy machine may take until an alert is on the open page, or has cleared there. */
const PATIENCE_MS = 60_000;
const QUEUE_DEPTH = 5;

let search: SearchService;
let installation: TestInstallation;
let page: Page;
const browser = await openBrowser();
beforeAll(async () => {
  search = await startSearchService();
  installation = await startInstallation({
    workers: 2,
    environment: {
      SEARXNG_URL: search.url,
      HEADWAY_MODEL: 'never-asked',
      HEADWAY_MODEL_BASE_URL: search.url,
      HEADWAY_ALERT_QUEUE_DEPTH: String(QUEUE_DEPTH),
    },
  });
  page = await openAs(browser, installation, { account: 'Operator', path: '/monitoring' });
  await page.getByText('Live', { exact: true }).waitFor();
});
afterAll(async () => {
  await closeContexts(browser);
  await installation.stop();
  await search.stop();
});

/** An alert that is open, on the page. */
function openAlert(title: string | RegExp): Locator {
  return page
    .getByRole('listitem')
    .filter({ has: page.getByText(title) })
    .filter({ has: page.getByRole('button', { name: /^Resolve/ }) });
}

/** Waits until an alert is on the page, and then, once it is mended, until it has cleared there. */
async function watch(title: string | RegExp, mend: () => void = () => undefined) {
  await openAlert(title).waitFor({ timeout: PATIENCE_MS });
  mend();
  await openAlert(title).waitFor({ state: 'detached', timeout: PATIENCE_MS });
}

test('a worker that is killed, a queue that fills and a provider that breaks are on the open page in time, and clear there', async () => {
  const editor = await signIn(installation, 'editor');
  const pid = installation.pid('worker-2');
  search.isBroken = true;
  for (let n = 1; n <= QUEUE_DEPTH + 7; n += 1) {
    await requestGeneration(editor, DEMO_PROJECT, `streaming text ${n}`);
  }
  process.kill(pid, 'SIGKILL');
  await Promise.all([
    // The supervisor starts another, which has to last for 20 s.
    watch(new RegExp(`^worker-.*-${pid}-.* has vanished$`)),
    // What waits is tried again by itself, and gets further.
    watch('Many generations wait'),
    watch('searxng fails', () => {
      search.isBroken = false;
    }),
  ]);
  await page.getByText(/^Cleared in the last 24 hours: \d+$/).click();
  for (const title of ['Many generations wait', 'searxng fails', / has vanished$/]) {
    const cleared = page
      .getByRole('listitem')
      .filter({ has: page.getByText('Cleared', { exact: true }) })
      .filter({ has: page.getByText(title) });
    expect(await cleared.count()).toBeGreaterThan(0);
  }
});

test('every process of the installation is on the page, and goes on reporting there', async () => {
  const instances = page.getByRole('region', { name: 'Instances, as a table' });
  for (const name of ['postgres', 'supabase', 'worker-1', 'worker-2', 'web']) {
    const row = instances.getByRole('row').filter({ hasText: `-${installation.pid(name)}-` });
    // The page is older than what counts as silent: it has heard of them since.
    expect(await row.innerText()).toContain('Running');
  }
});

test('an operator acknowledges an error, and resolves it', async () => {
  const database = new Pool({ connectionString: installation.databaseUrl });
  const title = 'GET request: <b>nothing</b> is where it was';
  for (let n = 0; n < 3; n += 1) {
    await database.query(
      `select monitoring.raise_alert('error:of-this-test', 'error', 'warning', $1, 'at here')`,
      [title],
    );
  }
  await database.end();
  const alert = openAlert(title);
  await alert.getByText('3 times').waitFor();
  await alert.getByRole('button', { name: /^Acknowledge/ }).click();
  await alert.getByText('acknowledged').waitFor();
  expect(await alert.getByRole('button', { name: /^Acknowledge/ }).count()).toBe(0);
  await alert.getByRole('button', { name: /^Resolve/ }).click();
  await alert.waitFor({ state: 'detached' });
});

test('what is for operators is refused to members, and strangers sign in first', async () => {
  const context = await browser.newContext();
  const other = await context.newPage();
  const asked = await other.goto(`${installation.url}/monitoring`);
  expect(asked?.url()).toContain('/sign-in');
  await giveSession(context, installation, 'Owner');
  for (const path of ['/monitoring', '/announcements', '/users']) {
    const response = await other.goto(`${installation.url}${path}`);
    expect(response?.status()).toBe(403);
    await other.getByRole('heading', { level: 1 }).waitFor();
    expect(await other.getByText(/vanished|Announce to everyone/).count()).toBe(0);
  }
  await context.close();
});

test('what an operator announces is in the inbox and a toast of everyone at once, and gone when it is withdrawn', async () => {
  const reader = await openAs(browser, installation, { account: 'Viewer', path: '/projects' });
  await reader.getByText('Live', { exact: true }).waitFor();

  await page.goto(`${installation.url}/announcements`);
  const title = 'Maintenance <i>tonight</i>';
  await page.getByRole('textbox', { name: 'Title' }).fill(title);
  await page.getByRole('textbox', { name: 'Text' }).fill('From 20:00 to 20:30 UTC.');
  await page.getByRole('button', { name: 'Announce to everyone' }).click();
  await page
    .getByRole('alertdialog', { name: 'Tell 6 people?' })
    .getByRole('button', { name: 'Announce' })
    .click();
  await page.getByText('Announced to 6 people').waitFor();

  await reader.locator('[data-sonner-toast]', { hasText: title }).waitFor();
  await reader.getByRole('button', { name: /^Notifications, \d+ unread$/ }).click();
  const inbox = reader.getByRole('dialog', { name: 'Notifications' });
  await inbox.getByText(title).waitFor();

  const withdraw = page.getByRole('button', { name: /^Withdraw.*tonight/ });
  await withdraw.click();
  await page.getByRole('button', { name: 'Withdraw' }).click();
  await inbox.getByText(title).waitFor({ state: 'detached' });
  await page.getByText('No announcements yet.').waitFor();
  expect(await withdraw.count()).toBe(0);
  await reader.context().close();
});
