import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readQueue } from '@/features/generation/server/read-queue.ts';
import { verifyAccessToken } from '@/server/auth/access-token.ts';
import type { User } from '@/server/process/user.ts';
import { startTestWeb, type Person, type TestWeb } from '@/test/support/test-web.ts';

let web: TestWeb;
let owner: Person;
let editor: Person;
let viewer: Person;
let outsider: Person;
let projectId: string;

beforeAll(async () => {
  web = await startTestWeb({ HEADWAY_PROJECT_CONCURRENCY: '3' });
  [owner, editor, viewer, outsider] = [
    await web.createPerson(),
    await web.createPerson(),
    await web.createPerson(),
    await web.createPerson(),
  ];
});
afterAll(() => web[Symbol.asyncDispose]());
beforeEach(async () => {
  projectId = await web.createProject(owner, { editor, viewer });
});

async function toUser({ token }: Person): Promise<User> {
  const user = await verifyAccessToken(token);
  if (typeof user === 'string') throw new Error(`the token is ${user}`);
  return user;
}

const add = (person: Person, keywords: readonly string[]) =>
  web.rest(person, 'POST', 'rpc/queue_keywords', {
    project: projectId,
    batch: randomUUID(),
    entries: keywords.map((keyword) => ({ keyword, locale: 'en-US' })),
  });

const review = (person: Person, keywords: readonly string[], locales = keywords.map(() => 'en-US')) =>
  web.rest(person, 'POST', 'rpc/review_keywords', { project: projectId, keywords, locales });

const readHint = async (response: Response) =>
  z.object({ hint: z.string().nullable() }).parse(await response.json()).hint;

describe('over HTTP', () => {
  test('an editor queues keywords, every member reads them in their order, and nobody else', async () => {
    expect((await add(editor, ['first', 'second'])).status).toBe(200);
    const { keywords } = await readQueue(await toUser(viewer), projectId);
    expect(keywords.map(({ keyword }) => keyword)).toEqual(['first', 'second']);
    expect((await readQueue(await toUser(outsider), projectId)).keywords).toEqual([]);
    const path = `queued_keywords?project_id=eq.${projectId}&select=keyword`;
    expect(await (await web.rest(outsider, 'GET', path)).json()).toEqual([]);
  });

  test('a viewer’s forged request is refused, and a stranger learns of no project', async () => {
    const forged = await add(viewer, ['forged']);
    expect([forged.status, await readHint(forged)]).toEqual([403, 'role_too_low']);
    const strange = await add(outsider, ['forged']);
    expect([strange.status, await readHint(strange)]).toEqual([404, 'not_found']);
    expect((await review(outsider, ['forged'])).status).toBe(404);
    const row = { project_id: projectId, place: 1, keyword: 'forged', locale: 'en', batch: randomUUID() };
    expect((await web.rest(editor, 'POST', 'queued_keywords', row)).status).toBe(403);
    expect((await readQueue(await toUser(owner), projectId)).keywords).toEqual([]);
  });

  test('the review finds what exists, waits or lies in the trash, by keyword and language', async () => {
    await web.db.query(
      `insert into public.contents (project_id, keyword, locale, title, shelf)
       values ($1, 'Red Shoes', 'en-US', 'On red shoes', 'archive'), ($1, 'old shoes', 'en-US', null, 'trash')`,
      [projectId],
    );
    await add(editor, ['waiting']);
    const answer = await review(
      viewer,
      ['new', 'red shoes', 'red shoes', 'old shoes', 'WAITING'],
      ['en-US', 'en-US', 'de-DE', 'en-US', 'en-US'],
    );
    expect(await answer.json()).toMatchObject({
      known: [
        { number: 2, contentId: expect.any(String), title: 'On red shoes' },
        { number: 5, contentId: null, title: null },
      ],
      waiting: 1,
      used: 0,
      limit: expect.any(Number),
    });
  });
});

describe('the pace of a queue', () => {
  test('is unknown until three articles were measured, and counts only slots that workers have room for', async () => {
    await add(editor, ['waits']);
    const read = async () => (await readQueue(await toUser(viewer), projectId)).pace;
    const measure = (seconds: number) =>
      web.db.query(
        `with made as (insert into public.contents (project_id, keyword, status) values ($1, 'done', 'complete') returning id)
         insert into public.generations (content_id, project_id, job_id, status, state, started_at, finished_at)
         select id, $1, gen_random_uuid(), 'complete', '{}', now() - $2 * interval '1 s', now() from made`,
        [projectId, seconds],
      );
    await measure(50);
    await measure(70);
    expect(await read()).toBeNull();
    await measure(60);
    expect(await read()).toEqual({ mean: expect.closeTo(60, 3), deviation: expect.closeTo(10, 3), slots: 3 });
    await web.db.query(
      `with made as (insert into public.contents (project_id, keyword) values ($1, 'no worker') returning id)
       insert into public.generations (content_id, project_id, job_id, state, created_at)
       select id, $1, gen_random_uuid(), '{}', now() - interval '1 min' from made`,
      [projectId],
    );
    expect((await read())?.slots).toBe(2);
  });
});
