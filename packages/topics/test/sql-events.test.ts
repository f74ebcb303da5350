import type { HealthSample } from '@headway/observability/protocol';
import { notificationKindSchema } from '@headway/notifications';
import { startTestDatabase, type TestDatabase } from '@headway/local-supabase/testing';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { generationEventSchema, generationStateSchema } from '../src/content/index.ts';
import { projectEventSchema } from '../src/project.ts';
import { SYSTEM_TOPIC, systemEventSchema, systemStateSchema } from '../src/system.ts';
import { inboxSchema, userEventSchema } from '../src/user.ts';
import { changeEverything } from './change-everything.ts';

/** Every topic: its name, with `<id>` for a UUID, and the schemas of its events and of its snapshot. */
const CATALOGUE = [
  {
    kind: 'content',
    name: 'content:<id>',
    event: generationEventSchema,
    snapshot: generationStateSchema,
  },
  { kind: 'project', name: 'project:<id>', event: projectEventSchema, snapshot: z.null() },
  { kind: 'user', name: 'user:<id>', event: userEventSchema, snapshot: inboxSchema },
  {
    kind: 'system',
    name: SYSTEM_TOPIC,
    event: systemEventSchema,
    snapshot: systemStateSchema,
  },
];

const SAMPLE: HealthSample = {
  loopP50Ms: 1,
  loopP99Ms: 12,
  rssBytes: 1e8,
  heapBytes: 1e7,
  streams: 3,
  maxStreams: 10,
  opened: 1,
  refused: 0,
  written: 7,
  latencyP50Ms: null,
  latencyP95Ms: null,
  latencyP99Ms: null,
  requests: 4,
  errors: 2,
  stages: [{ stage: 'validation', durationMs: 900 }],
  failing: [{ provider: 'search', failures: 1, code: 'provider_unavailable' }],
};

const storedSchema = z.array(z.object({ topic: z.string(), event: z.looseObject({ type: z.string() }) }));

let database: TestDatabase;
let db: Pool;
let stored: z.infer<typeof storedSchema>;

beforeAll(async () => {
  database = await startTestDatabase({ seed: true });
  db = new Pool({ connectionString: database.url, max: 2 });
  await changeEverything(db, SAMPLE);
  const { rows } = await db.query(
    `select topic, data || jsonb_build_object('type', type) as event from events.events order by topic, seq`,
  );
  stored = storedSchema.parse(rows);
});
afterAll(async () => {
  await db.end();
  await database.stop();
});

function find(topic: string): (typeof CATALOGUE)[number] {
  const shape = topic.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, '<id>');
  const entry = CATALOGUE.find(({ name }) => name === shape);
  if (!entry) throw new Error(`no topic of the catalogue is called ${topic}`);
  return entry;
}

test('every event that SQL appends is in the catalogue, without a field that its schema lacks', () => {
  for (const { topic, event } of stored) {
    expect({ topic, event: find(topic).event.parse(event) }).toEqual({ topic, event });
  }
});

test('every snapshot that SQL makes is in the catalogue, without a field that its schema lacks', async () => {
  const { rows } = await db.query('select topic, events.snapshot(topic) as state from events.topics');
  for (const { topic, state } of z.array(z.object({ topic: z.string(), state: z.unknown() })).parse(rows)) {
    expect({ topic, state: find(topic).snapshot.parse(state) }).toEqual({ topic, state });
  }
});

test('every type that SQL appends was appended here', async () => {
  const declared = await readAppendedTypes(join(import.meta.dirname, '../../../supabase/schemas'));
  const appended = new Set(stored.map(({ topic, event }) => `${find(topic).kind} ${event.type}`));
  expect([...appended].toSorted()).toEqual([...new Set(declared)].toSorted());
});

test('every kind of notification was told here', () => {
  const told = stored.map(({ event }) => userEventSchema.safeParse(event).data);
  const kinds = told.flatMap((event) => (event?.type === 'notification' ? [event.notification.kind] : []));
  expect([...new Set(kinds)].toSorted()).toEqual(notificationKindSchema.options.toSorted());
});

/** The calls that append an event in SQL, as `<kind of topic> <type>`. A type that is no literal is a failure. */
async function readAppendedTypes(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true });
  const types: string[] = [];
  for (const file of files.filter(
    (name) => name.endsWith('.sql') && !/\b(append|append_for_person)\.sql$/.test(name),
  )) {
    const sql = (await readFile(join(folder, file), 'utf8')).replaceAll(/--.*$/gm, '');
    for (const [call] of sql.matchAll(/\b(?:events\.append|private\.append_for_person)\([^;]{0,200}/g)) {
      const [, topic, type] = /^events\.append\(\s*'([a-z]+):?'[^,]*,\s*'([a-z-]+)'/.exec(call) ?? [];
      const [, told] = /^private\.append_for_person\([^,]+,\s*'([a-z-]+)'/.exec(call) ?? [];
      if (type !== undefined) types.push(`${topic} ${type}`);
      else if (told !== undefined) types.push(`user ${told}`);
      else throw new Error(`${file}: the topic or the type of an event is not written out in ${call}`);
    }
  }
  return types;
}
