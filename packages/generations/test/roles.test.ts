import { withTransaction } from '@headway/database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  cancelGeneration,
  requestGeneration,
  retryGeneration,
  type GenerationContext,
} from '../src/index.ts';
import { startTestInstallation, type TestInstallation } from './support/test-installation.ts';

let installation: TestInstallation;
let projectId: string;
let contentId: string;
beforeAll(async () => {
  installation = await startTestInstallation();
  projectId = await installation.createProject();
  ({ contentId } = await installation.request(projectId, 'streams'));
});
afterAll(() => installation[Symbol.asyncDispose]());

/** Calls a verb while a transaction removes the person, and lets that commit once the verb waits for it. */
async function whileRemoved<T>({ user }: GenerationContext, verb: () => Promise<T>): Promise<T> {
  const { answer } = await withTransaction(installation.db, async (tx) => {
    await tx.query('delete from public.project_members where user_id = $1', [user.id]);
    const waiting = verb();
    await expect
      .poll(async () => (await tx.query('select 1 from pg_locks where not granted')).rowCount)
      .toBe(1);
    return { answer: waiting };
  });
  return answer;
}

test.each([
  ['viewer', 'role_too_low'],
  ['commenter', 'role_too_low'],
  [undefined, 'not_found'],
])('a person with the role %s is refused with %s', async (role, code) => {
  const ctx = await installation.createPerson(projectId, role);
  // the role is checked before the input
  expect(await requestGeneration(ctx, { projectId, keyword: '' })).toMatchObject({ ok: false, code });
  expect(await retryGeneration(ctx, { contentId })).toMatchObject({ ok: false, code });
  expect(await cancelGeneration(ctx, { contentId })).toMatchObject({ ok: false, code });
});

test('an editor requests, cancels and retries', async () => {
  const ctx = await installation.createPerson(projectId, 'editor');
  const requested = await requestGeneration(ctx, { projectId, keyword: 'streams' });
  if (!requested.ok) throw new Error(requested.code);
  const made = { contentId: requested.value.contentId };
  expect(await cancelGeneration(ctx, made)).toMatchObject({ ok: true });
  expect(await retryGeneration(ctx, made)).toMatchObject({ ok: true });
});

test('a person who is removed while a cancellation waits cancels nothing', async () => {
  const ctx = await installation.createPerson(projectId, 'editor');
  const { contentId: waiting } = await installation.request(projectId, 'streams');
  const cancelled = await whileRemoved(ctx, () => cancelGeneration(ctx, { contentId: waiting }));
  expect(cancelled).toMatchObject({ ok: false, code: 'not_found' });
  const { rows } = await installation.db.query('select status from public.contents where id = $1', [waiting]);
  expect(rows).toEqual([{ status: 'queued' }]);
});

test('a person who is removed while the request waits creates nothing', async () => {
  const ctx = await installation.createPerson(projectId, 'editor');
  const { db } = installation;
  const countContents = async () =>
    (await db.query('select 1 from public.contents where created_by = $1', [ctx.user.id])).rowCount;
  const requested = await whileRemoved(ctx, () => requestGeneration(ctx, { projectId, keyword: 'streams' }));
  expect(requested).toMatchObject({ ok: false, code: 'not_found' });
  expect(await countContents()).toBe(0);
});
