import { afterAll, expect, test } from 'vitest';
import { createTeam } from './team.ts';
import { z } from 'zod';
import { bundleAdrHook } from './adr-hook.ts';
import { closeContexts, openBrowser } from '@headway/testing/browser';
import { giveSession } from './open-as.ts';
import { requestGeneration, signIn } from './person.ts';

const team = await createTeam();

const shownSchema = z.object({
  progress: z.object({ type: z.string(), percentage: z.number() }).loose().nullable(),
  isConnected: z.boolean(),
  error: z.string().nullable(),
});

/** Runs in the page: passes on what the hook shows, at every change. */
function observeShown() {
  new MutationObserver(() => {
    const shown = document.getElementById('shown')?.textContent;
    if (shown) Reflect.apply(Reflect.get(globalThis, 'tell'), undefined, [shown]);
  }).observe(document, { characterData: true, childList: true, subtree: true });
}

const browser = await openBrowser();
afterAll(() => closeContexts(browser));

test('the hook that ADR-007 prints shows progress and completion, unmodified', async () => {
  const editor = await signIn(team, 'editor');
  const script = await bundleAdrHook({ id: editor.id });

  const context = await browser.newContext();
  await giveSession(context, team, 'Editor');
  const page = await context.newPage();
  // A page of the same origin that is nothing but the hook.
  await page.route('**/adr-hook?*', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: '<!doctype html><body><script type="module" src="/adr-hook.js"></script>',
    }),
  );
  await page.route('**/adr-hook.js', (route) =>
    route.fulfill({ contentType: 'text/javascript; charset=utf-8', body: script }),
  );
  const seen: z.infer<typeof shownSchema>[] = [];
  await page.exposeFunction('tell', (text: string) => seen.push(shownSchema.parse(JSON.parse(text))));
  await page.addInitScript(observeShown);
  const { contentId } = await requestGeneration(editor, team.projectId, 'server components');
  await page.goto(`${team.url}/adr-hook?content=${contentId}`);
  await page.waitForFunction(() =>
    document.getElementById('shown')?.textContent.includes('"type":"complete"'),
  );

  const percentages = seen.flatMap(({ progress }) => (progress ? [progress.percentage] : []));
  expect(percentages.length).toBeGreaterThan(5);
  expect(percentages).toEqual(percentages.toSorted((one, other) => one - other));
  expect(percentages.filter((percentage) => percentage === 100)).toHaveLength(1);
  expect(seen.at(-1)).toMatchObject({
    progress: { type: 'complete', contentId, percentage: 100 },
    error: null,
  });
});
