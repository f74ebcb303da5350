import { startTestDatabase, type TestDatabase } from '@headway/local-supabase/testing';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createCopy, type RepositoryCopy } from '../create-copy.ts';
import { isNamedBy, readExample, readNamedPaths } from '../read-examples.ts';

const KINDS = ['a stage', 'a topic', 'a notification'];
/** What a step of seconds may take on a busy machine. */
const BUSY_MS = 300_000;
const EDITOR = 'd0000000-0000-4000-8000-000000000002';
const OUTSIDER = 'd0000000-0000-4000-8000-000000000005';

let copy: RepositoryCopy;
let database: TestDatabase;
let db: Pool;

/** A copy with all three examples in it, and a database of its schema. */
beforeAll(async () => {
  copy = await createCopy();
  const examples = KINDS.map(readExample);
  for (const { diff } of examples) await copy.apply(diff, 'check');
  for (const { diff } of examples) await copy.apply(diff);
  await copy.node('scripts/schema/main.ts');
  database = await startTestDatabase({ projectDir: copy.folder, seed: true });
  db = new Pool({ connectionString: database.url, max: 2 });
}, BUSY_MS);
afterAll(async () => {
  await db?.end();
  await database?.stop();
  await copy?.remove();
});

test.each(KINDS)('the example of %s changes the files that ARCHITECTURE names, and no others', (kind) => {
  const { files } = readExample(kind);
  const paths = readNamedPaths(kind);
  expect(files.filter((file) => !paths.some((path) => isNamedBy(path, file)))).toEqual([]);
  expect(paths.filter((path) => !files.some((file) => isNamedBy(path, file)))).toEqual([]);
});

test(
  'the copy compiles',
  async () => {
    const web = KINDS.flatMap((kind) => readExample(kind).files).flatMap((file) => {
      const [, inside] = /^apps\/web\/(.+)$/.exec(file) ?? [];
      return inside === undefined ? [] : [inside];
    });
    // the rest of the web application needs the types of routes, which Next generates
    const config = { extends: './tsconfig.json', compilerOptions: { incremental: false }, include: web };
    await writeFile(join(copy.folder, 'apps/web/tsconfig.examples.json'), JSON.stringify(config));
    const tsc = 'node_modules/typescript/bin/tsc';
    expect(await copy.node(tsc, '-p', 'tsconfig.json')).toBe('');
    expect(await copy.node(tsc, '-p', 'apps/web/tsconfig.examples.json')).toBe('');
  },
  BUSY_MS,
);

test(
  'the tests of topics, progress and the schema pass in the copy',
  async () => {
    const files = ['packages/topics', 'progress-meter', 'greeting', 'schema-files', 'carry-over'];
    const run = ['run', '--project=unit', '--project=integration', ...files];
    expect(await copy.node('node_modules/vitest/vitest.mjs', ...run)).toMatch(/Test Files .*passed/);
  },
  BUSY_MS,
);

const functionSchema = z.custom<(...values: unknown[]) => unknown>((value) => typeof value === 'function');
const parserSchema = z.object({ parse: functionSchema });

/** Imports a file of the copy. */
async function load<Exports extends z.ZodType>(file: string, exports: Exports): Promise<z.output<Exports>> {
  const loaded: unknown = await import(pathToFileURL(join(copy.folder, file)).href);
  return exports.parse({ ...z.looseObject({}).parse(loaded) });
}

describe('the topic', () => {
  test('is appended to by a change, and its fold leads from the old snapshot to the new one', async () => {
    const topic = await load(
      'packages/topics/src/plans.ts',
      z.object({
        PLANS_TOPIC: z.string(),
        plansSchema: parserSchema,
        plansEventSchema: parserSchema,
        reducePlans: functionSchema,
      }),
    );
    const readState = async () => {
      const { rows } = await db.query('select events.snapshot($1) as state', [topic.PLANS_TOPIC]);
      return topic.plansSchema.parse(rows[0].state);
    };
    const before = await readState();
    await db.query(`update public.plans set generations_per_month = 2000 where id = 'team'`);
    const { rows } = await db.query(
      `select data || jsonb_build_object('type', type) as event from events.events where topic = $1`,
      [topic.PLANS_TOPIC],
    );
    expect(rows).toHaveLength(1);
    const after = await readState();
    expect(after).toMatchObject({ team: { generationsPerMonth: 2000 } });
    expect(topic.reducePlans(before, topic.plansEventSchema.parse(rows[0].event))).toEqual(after);
  });

  test('only people who are signed in read it', async () => {
    const { rows } = await db.query('select events.can_read_topics($1) as answers', [
      JSON.stringify([OUTSIDER, null].map((subject) => ({ subject, topics: ['plans'] }))),
    ]);
    expect(rows[0].answers).toEqual([true, false]);
  });
});

test('the notification is written, parsed, and has a title and a path', async () => {
  const { notificationSchema, notificationKindSchema, toNotificationText, toNotificationPath } = await load(
    'packages/notifications/src/index.ts',
    z.object({
      notificationSchema: parserSchema,
      notificationKindSchema: parserSchema,
      toNotificationText: functionSchema,
      toNotificationPath: functionSchema,
    }),
  );
  expect(notificationKindSchema.parse('article_restored')).toBe('article_restored');
  const content = 'c1000000-0000-4000-8000-000000000009';
  await db.query(
    `insert into public.contents (id, project_id, keyword) values ($1, 'd1000000-0000-4000-8000-000000000001', 'tea')`,
    [content],
  );
  await db.query(
    `select private.notify($1, 'article_restored', 'restored:1', 'content:' || $2::text, '{"title": "Tea", "byName": "Ann"}',
                           null, $2::uuid)`,
    [EDITOR, content],
  );
  const { rows } = await db.query(
    `select private.to_notification(n) as written from public.notifications as n where kind = 'article_restored'`,
  );
  expect(rows).toHaveLength(1);
  const notification = notificationSchema.parse(rows[0].written);
  expect(toNotificationText(notification)).toEqual({
    title: 'Ann restored an earlier version of “Tea”',
    detail: null,
  });
  expect(toNotificationPath(notification)).toBe(`/content/${content}`);
});

describe('the stage', () => {
  const stageSchema = z.object({ id: z.string(), label: z.string(), estimatedSeconds: z.number() });

  test('is the sixth of seven, in the list, in the pipeline and on the timeline', async () => {
    const { STAGES } = await load(
      'packages/pipeline/src/protocol/stages.ts',
      z.object({ STAGES: z.array(stageSchema) }),
    );
    expect(STAGES).toHaveLength(7);
    expect(STAGES[5]).toEqual({ id: 'link-check', label: 'Checking Links', estimatedSeconds: 20 });
    const { stages } = await load(
      'packages/pipeline/src/compose/pipeline.ts',
      z.object({ stages: z.array(stageSchema) }),
    );
    expect(stages).toEqual(STAGES);
    const { progressEvent, generationEventSchema, reduceGeneration, generationStateSchema } = await load(
      'packages/topics/src/content/index.ts',
      z.object({
        progressEvent: functionSchema,
        generationEventSchema: parserSchema,
        reduceGeneration: functionSchema,
        generationStateSchema: parserSchema,
      }),
    );
    const event = progressEvent({
      stageIndex: 5,
      percentage: 90,
      estimatedTimeRemaining: 20,
      estimatedTimeRemainingP90: 30,
      contentId: 'c',
      generationId: 'g',
      status: 'running',
      stageFraction: 0.5,
    });
    const state = generationStateSchema.parse(reduceGeneration(null, generationEventSchema.parse(event)));
    expect(state).toMatchObject({
      currentStage: 5,
      stages: STAGES.map(({ id, label, estimatedSeconds }) => ({
        id,
        label,
        expectedSeconds: estimatedSeconds,
      })),
    });
  });

  test('runs, and its output is parsed as a checkpoint is', async () => {
    const { linkCheck } = await load(
      'packages/pipeline/src/stages/link-check.ts',
      z.object({ linkCheck: z.object({ run: functionSchema }) }),
    );
    const { parseStageOutputs } = await load(
      'packages/pipeline/src/compose/pipeline.ts',
      z.object({ parseStageOutputs: functionSchema }),
    );
    const draft = {
      markdown: 'See [one](https://one.test/a) and <https://two.test/b>.',
      sources: [{ url: 'https://one.test/a' }],
    };
    const reports: unknown[] = [];
    const output = await linkCheck.run(
      { keyword: 'tea', locale: 'en' },
      { 'content-generation': { draft } },
      { signal: new AbortController().signal, report: (report: unknown) => reports.push(report) },
    );
    expect(output).toEqual({ links: 2, unknown: ['https://two.test/b'] });
    expect(parseStageOutputs({ 'link-check': output })).toEqual({ 'link-check': output });
    expect(reports).toEqual([{ fraction: 1, detail: '2 links, 1 unknown' }]);
  });
});
