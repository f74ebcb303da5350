import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { articleSchema } from '@headway/pipeline';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { expectSoundHistory, readRuns, waitForEnd } from './support/read-history.ts';
import { startTestInstallation } from './support/test-installation.ts';

const MAIN = fileURLToPath(new URL('../../../apps/worker/src/main.ts', import.meta.url));

test('the worker process writes an article with the real stages and stops on a signal', async () => {
  await using installation = await startTestInstallation();
  const { db, database } = installation;
  const worker = fork(MAIN, [], {
    env: { PATH: process.env.PATH, DATABASE_URL: database.url },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    execArgv: [],
  });
  let output = '';
  worker.stdout?.on('data', (data: Buffer) => {
    output += data.toString();
  });
  const exited = once(worker, 'exit');
  try {
    expect(await once(worker, 'message')).toEqual([{ type: 'ready' }, undefined]);
    const projectId = await installation.createProject();
    const [covered, refused] = await Promise.all([
      installation.request(projectId, 'server components'),
      installation.request(projectId, 'sourdough starter'),
    ]);
    const state = await waitForEnd(db, covered.contentId);
    expect(state).toMatchObject({ status: 'complete', percentage: 100 });
    await expectSoundHistory(db, covered.contentId);
    expect(Object.values(await readRuns(db, covered.generationId))).toEqual([1, 1, 1, 1, 1, 1]);
    const { rows } = await db.query('select article from public.contents where id = $1', [covered.contentId]);
    const { article } = z.object({ article: articleSchema }).parse(rows[0]);
    expect(article.keyword).toBe('server components');
    expect(article.sources.length).toBeGreaterThan(1);

    const { error } = await waitForEnd(db, refused.contentId);
    expect(error).toMatchObject({ code: 'keyword_not_covered', retryable: false });
    await expectSoundHistory(db, refused.contentId);

    worker.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
    const lines = output.trim().split('\n');
    expect(lines.map((line) => z.object({ level: z.string() }).parse(JSON.parse(line)).level)).not.toContain(
      'error',
    );
    expect(output).not.toContain(new URL(database.url).password || 'postgresql://');
  } finally {
    worker.kill('SIGKILL');
  }
}, 120_000);
