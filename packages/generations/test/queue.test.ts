import { randomUUID } from 'node:crypto';
import { asUser, readRows } from '@headway/database';
import { refuse } from '@headway/database/result';
import { eventually } from '@headway/testing/eventually';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { startQueued, startWorker, type Admit, type GenerationContext } from '../src/index.ts';
import { createQuickStages, noProviders } from './support/quick-stages.ts';
import { createTestLog, startTestInstallation, type TestInstallation } from './support/test-installation.ts';

let installation: TestInstallation;
beforeAll(async () => {
  installation = await startTestInstallation();
});
afterAll(() => installation[Symbol.asyncDispose]());
// a queue that a test leaves is not served in the next one
afterEach(() => installation.db.query('delete from public.generation_queues'));

/** Calls a function of the database as a person. */
function call({ db, user }: GenerationContext, sql: string, values: unknown[]) {
  return asUser(db, { claims: {}, ...user }, (tx) => tx.query(sql, values));
}

const toEntries = (keywords: readonly string[]) =>
  JSON.stringify(keywords.map((keyword) => ({ keyword, locale: 'en-US' })));

const add = (ctx: GenerationContext, projectId: string, keywords: readonly string[], batch = randomUUID()) =>
  call(ctx, 'select public.queue_keywords($1, $2, $3)', [projectId, batch, toEntries(keywords)]);
const move = (projectId: string, id: string, before: string | null) =>
  call(installation.ctx, 'select public.move_queued_keyword($1, $2, $3)', [projectId, id, before]);
const remove = (projectId: string, ids: readonly string[]) =>
  call(installation.ctx, 'select public.remove_queued_keywords($1, $2)', [projectId, ids]);
const pause = (projectId: string, paused: boolean) =>
  call(installation.ctx, 'select public.pause_queue($1, $2)', [projectId, paused]);

/** Reads what waits in a project, in its order. */
function readWaiting(projectId: string): Promise<{ id: string; keyword: string }[]> {
  return readRows(
    installation.db,
    z.object({ id: z.string(), keyword: z.string() }),
    'select id, keyword from public.queued_keywords where project_id = $1 order by place',
    [projectId],
  );
}

const readKeywords = async (projectId: string) =>
  (await readWaiting(projectId)).map(({ keyword }) => keyword);

async function readHalt(projectId: string): Promise<string | null> {
  const [queue] = await readRows(
    installation.db,
    z.object({ halt: z.string().nullable() }),
    'select halted_by as halt from public.generation_queues where project_id = $1',
    [projectId],
  );
  return queue?.halt ?? null;
}

/** Reads the keywords whose articles were started, the first one first. */
async function readStarted(projectId: string): Promise<string[]> {
  const rows = await readRows(
    installation.db,
    z.object({ keyword: z.string() }),
    `select content.keyword from public.contents as content
       join pgboss.job as job on job.id = (
         select job_id from public.generations where content_id = content.id)
      where content.project_id = $1 order by content.created_at, job.created_on, content.keyword`,
    [projectId],
  );
  return rows.map(({ keyword }) => keyword);
}

/** Serves the queues like the process of the worker until nothing of a project waits or runs. */
async function serve(projectId: string, admit?: Admit): Promise<void> {
  const { db, ctx } = installation;
  await eventually(async () => {
    await startQueued({ db, jobs: ctx.jobs, ...(admit && { admit }) });
    const { rowCount } = await db.query(
      `select 1 from public.generations where project_id = $1 and status in ('queued', 'running')
       union all select 1 from public.queued_keywords where project_id = $1`,
      [projectId],
    );
    expect(rowCount).toBe(0);
  });
}

const refuseAll: Admit = async () => refuse('usage_limit_reached');

const startQuickWorker = (during?: Parameters<typeof createQuickStages>[0]) =>
  startWorker({
    connectionString: installation.database.url,
    stages: createQuickStages(during),
    providers: noProviders,
    concurrency: 6,
    log: createTestLog(),
  });

test('keywords are started in the order that people gave them, two at once, and a paused queue waits over a restart', async () => {
  const { ctx, db } = installation;
  const projectId = await installation.createProject();
  const keywords = Array.from({ length: 8 }, (_, i) => `queue ${i + 1}`);
  await add(ctx, projectId, keywords);
  await pause(projectId, true);
  const rows = await readWaiting(projectId);
  const idOf = (keyword: string) => rows.find((row) => row.keyword === keyword)?.id ?? '';
  await move(projectId, idOf('queue 8'), idOf('queue 1'));
  await move(projectId, idOf('queue 2'), null);
  await remove(projectId, [idOf('queue 5')]);
  const expected = [8, 1, 3, 4, 6, 7, 2].map((number) => `queue ${number}`);
  expect(await readKeywords(projectId)).toEqual(expected);

  const active = new Set<string>();
  let most = 0;
  await using _worker = await startQuickWorker(async ({ stage, keyword }) => {
    active.add(keyword);
    most = Math.max(most, active.size);
    if (stage === 'optimization') active.delete(keyword);
  });
  for (let round = 0; round < 3; round += 1) expect(await startQueued({ db, jobs: ctx.jobs })).toBe(0);
  expect(await readStarted(projectId)).toEqual([]);

  await pause(projectId, false);
  await serve(projectId);
  expect(await readKeywords(projectId)).toEqual([]);
  const started = await readStarted(projectId);
  expect(started.toSorted()).toEqual(expected.toSorted());
  expect(new Set(started.slice(0, 2))).toEqual(new Set(expected.slice(0, 2)));
  expect(most).toBeLessThanOrEqual(2);
});

test('a keyword that comes by itself goes first, and counts among those that run', async () => {
  const { ctx, db } = installation;
  const projectId = await installation.createProject();
  await add(ctx, projectId, ['one', 'two', 'three']);
  await installation.request(projectId, 'at once');
  expect(await startQueued({ db, jobs: ctx.jobs })).toBe(1);
  expect(await readKeywords(projectId)).toEqual(['two', 'three']);
  expect(await startQueued({ db, jobs: ctx.jobs })).toBe(0);
});

test('ten processes that serve a queue at once start no keyword twice', async () => {
  const { ctx, db } = installation;
  const projectId = await installation.createProject();
  await add(ctx, projectId, ['a', 'b', 'c', 'd', 'e']);
  const counts = await Promise.all(Array.from({ length: 10 }, () => startQueued({ db, jobs: ctx.jobs })));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(2);
  expect((await readStarted(projectId)).toSorted()).toEqual(['a', 'b']);
});

test('a plan that allows nothing more halts the queue, and a larger one lets it go on by itself', async () => {
  const { ctx, db } = installation;
  const projectId = await installation.createProject();
  await add(ctx, projectId, ['first', 'second', 'third']);
  const options = { db, jobs: ctx.jobs };
  expect(await startQueued({ ...options, admit: refuseAll })).toBe(0);
  expect(await readHalt(projectId)).toBe('usage_limit_reached');
  expect(await readKeywords(projectId)).toHaveLength(3);
  // not tried in every round, and no event is appended while nothing changes
  expect(await startQueued(options)).toBe(0);
  const before = await readRevision(projectId);
  await startQueued({ ...options, admit: refuseAll }, { halted: true });
  expect(await readRevision(projectId)).toBe(before);
  expect(await startQueued(options, { halted: true })).toBe(2);
  expect(await readHalt(projectId)).toBe(null);
});

test('a person who lets a halted queue go on has it tried at once', async () => {
  const { ctx, db } = installation;
  const projectId = await installation.createProject();
  await add(ctx, projectId, ['first']);
  await startQueued({ db, jobs: ctx.jobs, admit: refuseAll });
  await pause(projectId, false);
  expect(await startQueued({ db, jobs: ctx.jobs })).toBe(1);
});

async function readRevision(projectId: string): Promise<number | undefined> {
  const [queue] = await readRows(
    installation.db,
    z.object({ revision: z.int() }),
    'select revision from public.generation_queues where project_id = $1',
    [projectId],
  );
  return queue?.revision;
}

test('a project in the trash starts nothing, and goes on when it is restored', async () => {
  const { ctx, db } = installation;
  const projectId = await installation.createProject();
  await add(ctx, projectId, ['first']);
  await db.query('update public.projects set trashed_at = now() where id = $1', [projectId]);
  expect(await startQueued({ db, jobs: ctx.jobs })).toBe(0);
  await db.query('update public.projects set trashed_at = null where id = $1', [projectId]);
  expect(await startQueued({ db, jobs: ctx.jobs })).toBe(1);
});

test('the same list sent twice is queued once, also when its articles were started meanwhile', async () => {
  const { ctx, db } = installation;
  const projectId = await installation.createProject();
  const batch = randomUUID();
  await Promise.all([1, 2, 3].map(() => add(ctx, projectId, ['only', 'once'], batch)));
  expect(await readKeywords(projectId)).toEqual(['only', 'once']);
  expect(await startQueued({ db, jobs: ctx.jobs })).toBe(2);
  await add(ctx, projectId, ['only', 'once'], batch);
  expect(await readKeywords(projectId)).toEqual([]);
});

test('a list with one invalid keyword is refused as a whole, and so is one that is too long', async () => {
  const { ctx } = installation;
  const projectId = await installation.createProject();
  for (const wrong of ['', '  ', '--', 'a\nb', 'x'.repeat(201), '\u200b']) {
    await expect(add(ctx, projectId, ['right', wrong])).rejects.toMatchObject({ hint: 'invalid_keyword' });
  }
  await expect(add(ctx, projectId, [])).rejects.toMatchObject({ hint: 'invalid_keyword' });
  const many = Array.from({ length: 1000 }, (_, i) => `keyword ${i}`);
  await add(ctx, projectId, many);
  await expect(add(ctx, projectId, ['one more'])).rejects.toMatchObject({ hint: 'queue_full' });
  expect(await readKeywords(projectId)).toEqual(many);
});

test.each([
  ['viewer', 'role_too_low'],
  ['commenter', 'role_too_low'],
  [undefined, 'not_found'],
])('the database refuses every change of a queue by a person with the role %s', async (role, hint) => {
  const { ctx } = installation;
  const projectId = await installation.createProject();
  await add(ctx, projectId, ['first', 'second']);
  const [first, second] = await readWaiting(projectId);
  const person = await installation.createPerson(projectId, role);
  const project = [projectId];
  const forged: [string, unknown[]][] = [
    ['select public.queue_keywords($1, gen_random_uuid(), $2)', [...project, toEntries(['third'])]],
    ['select public.move_queued_keyword($1, $2, $3)', [...project, second?.id, first?.id]],
    ['select public.remove_queued_keywords($1, $2)', [...project, [first?.id]]],
    ['select public.pause_queue($1, true)', project],
  ];
  for (const [sql, values] of forged) {
    await expect(call(person, sql, values)).rejects.toMatchObject({ hint });
  }
  for (const sql of [
    'delete from public.queued_keywords',
    'update public.queued_keywords set place = 9',
    'update public.generation_queues set paused = true',
    'select private.change_queue(gen_random_uuid())',
  ]) {
    await expect(call(person, sql, [])).rejects.toMatchObject({ code: '42501' });
  }
  expect(await readKeywords(projectId)).toEqual(['first', 'second']);
});

test('an editor cannot touch the queue of another project by the ids of its keywords', async () => {
  const { ctx } = installation;
  const [own, other] = [await installation.createProject(), await installation.createProject()];
  await add(ctx, other, ['theirs', 'also theirs']);
  const [first, second] = await readWaiting(other);
  const editor = await installation.createPerson(own, 'editor');
  const moving = call(editor, 'select public.move_queued_keyword($1, $2, $3)', [own, second?.id, first?.id]);
  await expect(moving).rejects.toMatchObject({ hint: 'keyword_gone' });
  await call(editor, 'select public.remove_queued_keywords($1, $2)', [own, [first?.id]]);
  expect(await readKeywords(other)).toEqual(['theirs', 'also theirs']);
});

test('what a person queued stays when the person leaves, and is started for the project', async () => {
  const { db, ctx } = installation;
  const projectId = await installation.createProject();
  const editor = await installation.createPerson(projectId, 'editor');
  await add(editor, projectId, ['stays', 'stays too']);
  await db.query('delete from public.project_members where user_id = $1', [editor.user.id]);
  expect(await startQueued({ db, jobs: ctx.jobs })).toBe(2);
  await expect(add(editor, projectId, ['later'])).rejects.toMatchObject({ hint: 'not_found' });
});

/** Four keywords by their numbers: moved in front of another or to the end, or removed. */
const changes = fc.array(
  fc.oneof(fc.record({ moved: fc.nat(3), before: fc.option(fc.nat(3)) }), fc.record({ removed: fc.nat(3) })),
  { minLength: 2, maxLength: 4 },
);
type Change = { moved: number; before: number | null } | { removed: number };

/** What the change makes of an order. */
function apply(order: readonly number[], change: Change): number[] {
  if ('removed' in change) return order.filter((number) => number !== change.removed);
  if (!order.includes(change.moved) || change.moved === change.before) return [...order];
  const rest = order.filter((number) => number !== change.moved);
  const at = change.before === null ? rest.length : Math.max(0, rest.indexOf(change.before));
  return rest.toSpliced(at, 0, change.moved);
}

/** All orders to which the changes can lead, one after another in any sequence. */
function toOutcomes(order: readonly number[], left: readonly Change[]): string[] {
  if (left.length === 0) return [order.join()];
  return left.flatMap((change, i) => toOutcomes(apply(order, change), left.toSpliced(i, 1)));
}

test('changes made at once have the effect of the same changes made one after another', async () => {
  const { ctx } = installation;
  await fc.assert(
    fc.asyncProperty(changes, async (made) => {
      const projectId = await installation.createProject();
      await add(ctx, projectId, ['0', '1', '2', '3']);
      const ids = (await readWaiting(projectId)).map(({ id }) => id);
      const results = await Promise.allSettled(
        made.map((change) =>
          'removed' in change
            ? remove(projectId, [ids[change.removed] ?? ''])
            : move(
                projectId,
                ids[change.moved] ?? '',
                change.before === null ? null : (ids[change.before] ?? ''),
              ),
        ),
      );
      const refusals = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
      expect(refusals).toEqual(refusals.map(() => expect.objectContaining({ hint: 'keyword_gone' })));
      expect(toOutcomes([0, 1, 2, 3], made)).toContain((await readKeywords(projectId)).join());
    }),
    { numRuns: 40 },
  );
});
