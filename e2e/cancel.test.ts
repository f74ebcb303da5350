import { STAGES } from '@headway/pipeline/stages';
import { beforeAll, expect, test } from 'vitest';
import { createTeam } from './team.ts';
import { requestGeneration, signIn, type Person } from './person.ts';
import { outcome } from './problem.ts';
import { readProgress } from './progress-reader.ts';

const team = await createTeam();
let editor: Person;
beforeAll(async () => {
  editor = await signIn(team, 'editor');
});

const toIndex = (stage: string) => STAGES.findIndex(({ id }) => id === stage);

test.each(['serp-analysis', 'competitor-scraping', 'seo-analysis', 'content-generation'])(
  'a generation that is cancelled in %s ends as cancelled for everybody',
  async (stage) => {
    const { contentId } = await requestGeneration(editor, team.projectId, 'server components');
    let cancelled: Promise<Response> | undefined;
    const { messages } = await readProgress(editor, contentId, ({ event }) => {
      if (cancelled || event.type !== 'progress' || event.status !== 'running') return;
      // The first event may already tell of the stage after a short one.
      if (toIndex(event.stage) < toIndex(stage)) return;
      cancelled = editor.call('POST', `/api/content/${contentId}/cancel`);
    });
    expect((await cancelled)?.status).toBe(200);
    expect(messages.at(-1)?.event).toMatchObject({ type: 'error', code: 'cancelled', retryable: true });
    expect(await outcome(await editor.call('POST', `/api/content/${contentId}/cancel`))).toBe(
      '409 not_running',
    );
  },
);
