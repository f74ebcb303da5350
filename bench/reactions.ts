import { Pool } from 'pg';
import { STAGES } from '@headway/pipeline/stages';
import { DEMO_PROJECT } from '../e2e/demo.ts';
import { startInstallation } from '../e2e/installation.ts';
import { requestGeneration, signIn } from '../e2e/person.ts';
import { readProgress } from '../e2e/progress-reader.ts';
import { createQuietContent } from '../e2e/quiet-content.ts';
import { openRawStream } from '../e2e/raw-stream.ts';
import { startWebProcess } from '../e2e/web-process.ts';
import { ensureWebBuild } from '@headway/supervisor/web-build';

// The time of reactions to people and operators, beside a request that does nothing, on the same machine at the same time.
// Ends with 1 when a reaction takes longer than the documents promise.

await ensureWebBuild(console.log);
const installation = await startInstallation();
const database = new Pool({ connectionString: installation.databaseUrl });

/** Prints a duration as a multiple of the plain request, and compares it with the promised one. */
function print(what: string, ms: number, requestMs: number, promisedMs: number): void {
  console.log(
    `${what.padEnd(52)} ${ms.toFixed(0).padStart(6)} ms, ${(ms / requestMs).toFixed(0)} plain requests`,
  );
  if (ms > promisedMs) process.exitCode = 1;
}

async function time(action: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await action();
  return performance.now() - startedAt;
}

try {
  const [editor, commenter] = await Promise.all([
    signIn(installation, 'editor'),
    signIn(installation, 'commenter'),
  ]);
  const requests: number[] = [];
  for (let n = 0; n < 30; n += 1) requests.push(await time(() => editor.call('GET', '/api/health')));
  const requestMs = requests.toSorted((a, b) => a - b)[15] ?? 0;
  console.log(`a plain request takes ${requestMs.toFixed(1)} ms (median)`);

  for (const { id } of STAGES.slice(0, 4)) {
    const { contentId } = await requestGeneration(editor, DEMO_PROJECT, 'server components');
    let askedAt = 0;
    await readProgress(editor, contentId, ({ event }) => {
      if (askedAt > 0 || event.type !== 'progress' || event.stage !== id) return;
      askedAt = performance.now();
      void editor.call('POST', `/api/content/${contentId}/cancel`);
    });
    print(`cancelled in ${id}, until its readers know`, performance.now() - askedAt, requestMs, 2_000);
  }

  const content = await createQuietContent(database, DEMO_PROJECT);
  const open = (url: string, token: string) =>
    openRawStream(new URL(`/api/content/${content.id}/progress`, url), {
      headers: { Authorization: `Bearer ${token}` },
    });
  const stream = await open(installation.url, commenter.token);
  const ended = await time(async () => {
    await database.query('delete from public.project_members where project_id = $1 and user_id = $2', [
      DEMO_PROJECT,
      commenter.id,
    ]);
    await stream.ended;
  });
  print('a membership that ends, until its stream ends', ended, requestMs, 5_000);

  const web = await startWebProcess(installation);
  await Promise.all(Array.from({ length: 30 }, () => open(web.url, editor.token)));
  print('a web process with 30 streams that is asked to end', await time(() => web.stop()), requestMs, 2_000);
} finally {
  await database.end();
  await installation.stop();
}
