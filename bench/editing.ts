import { Pool } from 'pg';
import { openBrowser } from '@headway/testing/browser';
import { DEMO_PROJECT } from '../e2e/demo.ts';
import { createFinishedContent } from '../e2e/finished-content.ts';
import { startInstallation } from '../e2e/installation.ts';
import { openAs } from '../e2e/open-as.ts';
import { ensureWebBuild } from '@headway/supervisor/web-build';
import { measureFirstKeys } from './editing/measure-first-keys.ts';
import { measureTyping } from './editing/measure-typing.ts';
import { writeArticle } from './editing/write-article.ts';

// The editing page in real browsers: the time until another person sees a key, and the time until a key is painted in an
// article of 30,000 words, beside one of 300.

await ensureWebBuild(console.log);
const installation = await startInstallation();
const database = new Pool({ connectionString: installation.databaseUrl });
const browser = await openBrowser();

async function open(account: string, contentId: string) {
  const page = await openAs(browser, installation, { account, path: `/content/${contentId}` });
  await page.locator('.tiptap').waitFor();
  await page.getByText('Saved', { exact: true }).waitFor();
  return page;
}

try {
  const short = await createFinishedContent(database, DEMO_PROJECT, writeArticle(300));
  const long = await createFinishedContent(database, DEMO_PROJECT, writeArticle(30_000));

  const [writer, reader] = await Promise.all([open('Owner', short), open('Editor', short)]);
  const seen = await measureFirstKeys(writer, reader);
  console.log(
    `the first key of one person is on the page of another after ${seen.median.toFixed(0)} ms (median), ${seen.p95.toFixed(0)} ms (p95)`,
  );
  await reader.context().close();

  const inShort = await measureTyping(writer);
  await writer.context().close();
  const inLong = await measureTyping(await open('Owner', long));
  console.log(
    `a key is painted after ${inLong.median.toFixed(0)} ms (median), ${inLong.p95.toFixed(0)} ms (p95) in 30,000 words; ` +
      `after ${inShort.median.toFixed(0)} ms and ${inShort.p95.toFixed(0)} ms in 300: ${(inLong.median / inShort.median).toFixed(1)} times`,
  );
  if (seen.median > 150) process.exitCode = 1;
} finally {
  await browser.close();
  await database.end();
  await installation.stop();
}
