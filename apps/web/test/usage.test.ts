import { z } from 'zod';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { GET as getUsage } from '@/app/api/billing/[projectId]/usage/route.ts';
import { POST as checkout } from '@/app/api/billing/[projectId]/checkout/route.ts';
import { POST as portal } from '@/app/api/billing/[projectId]/portal/route.ts';
import { POST as cancelContent } from '@/app/api/content/[id]/cancel/route.ts';
import { POST as requestContent } from '@/app/api/projects/[projectId]/content/route.ts';
import { startTestWeb, type Person, type TestWeb } from '@/test/support/test-web.ts';

let web: TestWeb;
let owner: Person;
let editor: Person;
beforeAll(async () => {
  web = await startTestWeb();
  [owner, editor] = [await web.createPerson(), await web.createPerson()];
});
afterAll(() => web[Symbol.asyncDispose]());

/** A project whose month has this many generations already. */
async function createUsedProject(used: number): Promise<string> {
  const projectId = await web.createProject(owner, { editor });
  await web.db.query(
    `insert into public.usage (project_id, month, generations) values ($1, private.to_month(now()), 0)`,
    [projectId],
  );
  await web.db.query('update public.usage set generations = $2 where project_id = $1', [projectId, used]);
  return projectId;
}

const request = (projectId: string, keyword = 'streams') =>
  web.call(editor, requestContent, { params: { projectId }, body: { keyword } });

async function readUsage(projectId: string, person = owner) {
  const response = await web.call(person, getUsage, { params: { projectId } });
  return z
    .object({
      current: z.object({
        generations: z.int(),
        words: z.int(),
        inputTokens: z.int(),
        cost: z.number(),
        unpriced: z.int(),
      }),
      plan: z.object({ id: z.string() }),
      renewsAt: z.string(),
      subscription: z.unknown(),
      canManage: z.boolean(),
    })
    .parse(await response.json());
}

async function alerts(projectId: string) {
  const { rows } = await web.db.query<{ percent: number; user_id: string }>(
    `select (data ->> 'percent')::int as percent, user_id from public.notifications
      where project_id = $1 and kind = 'usage_alert' order by 1`,
    [projectId],
  );
  return rows;
}

test.each([
  [20, 10, [80, 100]],
  [28, 2, [80, 100]],
  [30, 0, [100]],
])(
  'with %i used, of 20 requests at once %i are let in, and each mark is told once',
  async (used, allowed, marks) => {
    const projectId = await createUsedProject(used);
    const answers = await Promise.all(Array.from({ length: 20 }, () => request(projectId)));
    const refused = answers.filter(({ status }) => status !== 202);
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(allowed);
    expect((await readUsage(projectId)).current.generations).toBe(30);
    expect(await alerts(projectId)).toEqual(marks.map((percent) => ({ percent, user_id: owner.id })));
    const now = new Date();
    const renewsAt = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1)).toISOString();
    for (const answer of refused) {
      expect(await answer.json()).toMatchObject({
        status: 402,
        code: 'usage_limit_reached',
        used: 30,
        limit: 30,
        planId: 'free',
        renewsAt,
        detail: expect.stringContaining('The limit resets on'),
      });
    }
    const { rows } = await web.db.query('select 1 from public.contents where project_id = $1', [projectId]);
    expect(rows).toHaveLength(allowed);
  },
);

test('asking whether one more is let in writes nothing', async () => {
  const projectId = await web.createProject(owner);
  const { rows } = await web.db.query('select admitted, used from private.admit_generation($1)', [projectId]);
  expect(rows).toEqual([{ admitted: true, used: 0 }]);
  expect((await web.db.query('select from public.usage where project_id = $1', [projectId])).rowCount).toBe(
    0,
  );
});

test('nothing is done for another person than the one whom the page was opened for', async () => {
  const projectId = await createUsedProject(0);
  const call = (meant: Person) =>
    web.call(editor, requestContent, {
      params: { projectId },
      body: { keyword: 'streams' },
      headers: { 'headway-user': meant.id },
    });
  const refused = await call(owner);
  expect(refused.status).toBe(401);
  expect(await refused.json()).toMatchObject({ code: 'user_mismatch' });
  expect((await readUsage(projectId)).current.generations).toBe(0);
  expect((await call(editor)).status).toBe(202);
});

test('a larger plan lets in more at once; what is given back is not told again', async () => {
  const projectId = await createUsedProject(30);
  expect((await request(projectId)).status).toBe(402);
  await web.db.query(
    `insert into public.subscriptions (id, project_id, plan_id, status) values ($1, $2, 'team', 'past_due')`,
    [`given-${projectId}`, projectId],
  );
  const answer = await request(projectId);
  expect(answer.status).toBe(202);
  const { contentId } = z.object({ contentId: z.uuid() }).parse(await answer.json());
  expect((await readUsage(projectId)).plan.id).toBe('team');
  expect((await readUsage(projectId)).current.generations).toBe(31);
  expect((await web.call(editor, cancelContent, { params: { id: contentId } })).status).toBe(200);
  expect((await readUsage(projectId)).current.generations).toBe(30);
  await web.db.query(`update public.subscriptions set status = 'canceled' where project_id = $1`, [
    projectId,
  ]);
  expect((await request(projectId)).status).toBe(402);
  expect((await alerts(projectId)).map(({ percent }) => percent)).toEqual([100]);
});

/** Ends a generation as a worker would store it, with what its stages have handed over. */
async function end(
  contentId: string,
  status: string,
  options: { code?: string; writing?: boolean; provider?: string },
) {
  const { code = null, writing = false, provider = 'extractive' } = options;
  const { rows } = await web.db.query<{ id: string }>(
    'select id from public.generations where content_id = $1',
    [contentId],
  );
  const id = rows[0]?.id;
  const stages = [
    ['serp-analysis', 'offline-library', { searchCalls: 2 }],
    ...(writing ? [['content-generation', provider, { inputTokens: 1000, outputTokens: 500 }]] : []),
  ];
  for (const [position, [stage, by, usage]] of stages.entries()) {
    await web.db.query(
      `insert into public.generation_stages
         (generation_id, stage, position, status, provider, finished_at, duration_ms)
       values ($1, $2, $3, 'complete', $4, now(), 1000)`,
      [id, stage, position + 1, by],
    );
    await web.db.query(
      'insert into private.stage_outputs (generation_id, stage, output) values ($1, $2, $3)',
      [id, stage, { usage }],
    );
  }
  const client = await web.db.connect();
  await client.query('begin');
  await client.query('update public.generations set status = $2, error_code = $3 where id = $1', [
    id,
    status,
    code,
  ]);
  // as the runner does, after the generation's own row
  await client.query('update public.contents set status = $2, words = 1200, title = $3 where id = $1', [
    contentId,
    status,
    '<b>bold</b>',
  ]);
  await client.query('commit');
  client.release();
}

test.each([
  ['complete', { writing: true }, 1],
  ['failed', { code: 'internal', writing: true }, 0],
  ['failed', { code: 'provider_unavailable' }, 0],
  ['failed', { code: 'keyword_not_covered' }, 1],
  ['cancelled', { code: 'cancelled' }, 0],
  ['cancelled', { code: 'cancelled', writing: true }, 1],
])(
  'a generation that ends %s with %o counts %i, and is metered as far as it ran',
  async (status, how, counted) => {
    const projectId = await web.createProject(owner, { editor });
    const answer = await request(projectId);
    const { contentId } = z.object({ contentId: z.uuid() }).parse(await answer.json());
    await end(contentId, status, how);
    expect((await readUsage(projectId)).current).toMatchObject({
      generations: counted,
      words: status === 'complete' ? 1200 : 0,
      inputTokens: 'writing' in how ? 1000 : 0,
      cost: 0,
      unpriced: 0,
    });
    const { rows } = await web.db.query(
      `select user_id, kind, content_id, data ->> 'title' as title, data ->> 'code' as code
       from public.notifications where project_id = $1 and kind like 'generation_%'`,
      [projectId],
    );
    const told = { user_id: editor.id, kind: `generation_${status}`, content_id: contentId };
    const ends: Record<string, object[]> = {
      complete: [{ ...told, title: '<b>bold</b>', code: null }],
      failed: [{ ...told, title: null, code: 'code' in how ? how.code : '' }],
      cancelled: [],
    };
    expect(rows).toEqual(ends[status]);
  },
);

test('cost is known by the prices of providers, and said to be unknown without', async () => {
  const projectId = await web.createProject(owner, { editor });
  await web.db.query(
    `insert into private.provider_prices (provider, per_million_input_tokens, per_million_output_tokens)
     values ('a:model', 3000000, 15000000)`,
  );
  for (const provider of ['a:model', 'another:model']) {
    const { contentId } = z.object({ contentId: z.uuid() }).parse(await (await request(projectId)).json());
    await end(contentId, 'complete', { writing: true, provider });
  }
  expect((await readUsage(projectId)).current).toMatchObject({
    cost: 0.0105,
    unpriced: 1,
    inputTokens: 2000,
  });
});

test('deleting what is queued counts as cancelling it; deleting the project takes everything with it', async () => {
  const projectId = await web.createProject(owner, { editor });
  const { contentId } = z.object({ contentId: z.uuid() }).parse(await (await request(projectId)).json());
  expect((await web.rest(editor, 'DELETE', `contents?id=eq.${contentId}`)).status).toBe(200);
  expect((await readUsage(projectId)).current.generations).toBe(0);
  await request(projectId);
  expect((await web.rest(owner, 'DELETE', `projects?id=eq.${projectId}`)).status).toBe(200);
  const { rows } = await web.db.query('select 1 from public.usage where project_id = $1', [projectId]);
  expect(rows).toEqual([]);
});

test('members see the usage, owners the subscription, others nothing', async () => {
  const projectId = await createUsedProject(3);
  await web.db.query(
    `insert into public.subscriptions (id, project_id, plan_id, status) values ($1, $2, 'team', 'active')`,
    [`seen-${projectId}`, projectId],
  );
  expect(await readUsage(projectId)).toMatchObject({
    canManage: true,
    subscription: { status: 'active', managed: false },
  });
  expect(await readUsage(projectId, editor)).toMatchObject({
    canManage: false,
    subscription: null,
    plan: { id: 'team' },
  });
  const outsider = await web.createPerson();
  expect((await web.call(outsider, getUsage, { params: { projectId } })).status).toBe(404);
  const forged = {
    usage: { project_id: projectId, month: '2026-01-01' },
    subscriptions: { project_id: projectId, id: 'forged', status: 'active', plan_id: 'business' },
  };
  for (const [table, row] of Object.entries(forged)) {
    const path = `${table}?project_id=eq.${projectId}`;
    expect(await (await web.rest(outsider, 'GET', path)).json()).toEqual([]);
    expect((await web.rest(owner, 'POST', table, row)).status).toBe(403);
    expect((await web.rest(owner, 'PATCH', path, row)).status).toBe(403);
    expect((await web.rest(owner, 'DELETE', path)).status).toBe(403);
  }
  expect((await web.rest(owner, 'PATCH', 'plans?id=eq.free', { generations_per_month: null })).status).toBe(
    403,
  );
  expect((await web.rest(null, 'GET', 'plans')).status).toBe(401);
});

test('without a key people are told that billing is not configured', async () => {
  const params = { projectId: await web.createProject(owner) };
  for (const handler of [checkout, portal]) {
    const response = await web.call(owner, handler, { params, body: { planId: 'team' } });
    expect(await response.json()).toMatchObject({ status: 503, code: 'billing_not_configured' });
  }
  expect(await (await web.call(owner, getUsage, { params })).json()).toMatchObject({
    billingConfigured: false,
  });
});
