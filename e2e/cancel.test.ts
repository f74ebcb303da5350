import { beforeAll, expect, inject, test } from 'vitest';
import { DEMO_PROJECT } from './demo.ts';
import { requestGeneration, signIn, type Person } from './person.ts';
import { outcome } from './problem.ts';
import { readProgress } from './progress-reader.ts';

const installation = inject('installation');
let editor: Person;
beforeAll(async () => {
  editor = await signIn(installation, 'editor');
});

test.each(['serp-analysis', 'competitor-scraping', 'seo-analysis', 'content-generation'])(
  'cancelled in %s, a generation has ended for all within two seconds',
  async (stage) => {
    const { contentId } = await requestGeneration(editor, DEMO_PROJECT, 'server components');
    let cancelled: Promise<Response> | undefined;
    let askedAt = 0;
    const { messages } = await readProgress(editor, contentId, ({ event }) => {
      if (cancelled || event.type !== 'progress' || event.stage !== stage || event.status !== 'running')
        return;
      askedAt = performance.now();
      cancelled = editor.call('POST', `/api/content/${contentId}/cancel`);
    });
    expect(performance.now() - askedAt).toBeLessThan(2_000);
    expect((await cancelled)?.status).toBe(200);
    expect(messages.at(-1)?.event).toMatchObject({ type: 'error', code: 'cancelled', retryable: true });
    expect(await outcome(await editor.call('POST', `/api/content/${contentId}/cancel`))).toBe(
      '409 not_running',
    );
  },
);
