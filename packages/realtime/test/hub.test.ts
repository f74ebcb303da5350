import { startTestDatabase, type TestDatabase } from '@headway/local-supabase/testing';
import { Pool } from 'pg';
import { eventually } from '@headway/testing/eventually';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { NewEvent } from '../src/protocol/index.ts';
import {
  createHub,
  createMemoryEventLog,
  createPostgresEventLog,
  type EventLog,
  type EventStream,
  type Hub,
  type HubOptions,
} from '../src/server/index.ts';

const TOPIC = 'test:hub';
const steps = (count: number): NewEvent[] =>
  Array.from({ length: count }, (_, n) => ({ event: { type: 'step', n } }));

function startHub(options: HubOptions): Hub {
  const hub = createHub(options);
  onTestFinished(() => hub.close());
  return hub;
}

/** Opens a stream and reads everything it has; the sequence numbers of its events. */
async function follow(hub: Hub, cursor: string | null, topics = [TOPIC]) {
  const opened = await hub.open({ topics, cursor });
  if (opened.kind !== 'stream') throw new Error(opened.kind);
  return { stream: opened.stream, text: collect(opened.stream) };
}

function collect(stream: EventStream): () => string {
  let text = '';
  const pump = () => {
    for (let pieces = stream.read(); pieces.length > 0; pieces = stream.read()) {
      text += Buffer.concat(pieces).toString();
    }
  };
  stream.onReadable(pump);
  pump();
  return () => text;
}

const seqsIn = (text: string) =>
  [...text.matchAll(/"type":"step".*?"seq":(\d+)/g)].map(([, seq]) => Number(seq));
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe('a hub', () => {
  test('serves a thousand readers that resume one topic from a few reads of the log', async () => {
    const log = createMemoryEventLog();
    await log.append(TOPIC, steps(400));
    const epoch = await log.epoch();
    const hub = startHub({ log, pollMs: 600_000 });
    const readers = await Promise.all(
      range(0, 999).map(async (i) => ({ after: i % 400, ...(await follow(hub, `${epoch}~${i % 400}`)) })),
    );
    await eventually(() => {
      for (const { after, text } of readers) expect(seqsIn(text()).length).toBe(400 - after);
    });
    for (const { after, text } of readers) expect(seqsIn(text())).toEqual(range(after + 1, 400));
    expect(hub.stats()).toMatchObject({ streams: 1_000, topics: 1 });
    expect(hub.stats().reads).toBeLessThan(5);

    const before = hub.stats().reads;
    await log.append(TOPIC, steps(1));
    await eventually(() => {
      for (const { text } of readers) expect(seqsIn(text()).at(-1)).toBe(401);
    });
    expect(hub.stats().reads - before).toBeLessThan(3);
  });

  test('asks for the snapshots of many fresh readers at once', async () => {
    const log = createMemoryEventLog();
    const asked: string[][] = [];
    const counted: EventLog = {
      ...log,
      snapshot: async (topics) => {
        asked.push(topics);
        return log.snapshot(topics);
      },
    };
    const hub = startHub({ log: counted });
    const readers = await Promise.all(range(1, 100).map((i) => follow(hub, null, [TOPIC, `test:own-${i}`])));
    await eventually(() => {
      for (const { text } of readers) expect(text().match(/"snapshot"/g)).toHaveLength(2);
    });
    expect(asked.length).toBeLessThan(5);
    expect(asked.flat().filter((topic) => topic === TOPIC).length).toBeLessThan(5);
  });

  test('keeps no more recent events than it may, whichever topics they are of', async () => {
    const log = createMemoryEventLog();
    const hub = startHub({ log, recentBytesPerTopic: 2_000, recentBytes: 10_000 });
    const topics = range(1, 20).map((i) => `test:warm-${i}`);
    const readers = await Promise.all(topics.map((topic) => follow(hub, null, [topic])));
    await eventually(() => {
      for (const { text } of readers) expect(text()).toContain('"snapshot"');
    });
    for (const topic of topics) await log.append(topic, steps(50));
    await eventually(() => {
      for (const { text } of readers) expect(text()).toContain('~50\n');
    });
    expect(hub.stats().recentBytes).toBeGreaterThan(5_000);
    expect(hub.stats().recentBytes).toBeLessThanOrEqual(10_000);
    for (const { stream } of readers) stream.abort();
    expect(hub.stats()).toMatchObject({ streams: 0, topics: 0, recentBytes: 0 });
  });

  test('a busy topic does not hold up the others of its stream', async () => {
    const log = createMemoryEventLog();
    const epoch = await log.epoch();
    await log.append('test:busy', steps(2_000));
    await log.append('test:quiet', steps(1));
    const hub = startHub({ log });
    const opened = await hub.open({ topics: ['test:busy', 'test:quiet'], cursor: `${epoch}~0.0` });
    if (opened.kind !== 'stream') throw new Error(opened.kind);
    const { stream } = opened;
    let text = '';
    let reads = 0;
    stream.onReadable(() => undefined);
    await eventually(
      () => {
        text += Buffer.concat(stream.read(1_000)).toString();
        reads += 1;
        expect(text).toContain('test:quiet","seq":1');
      },
      { intervalMs: 1 },
    );
    expect(seqsIn(text).length).toBeLessThan(100);
  });

  test('ends streams it can not confirm the access of', async () => {
    const log = createMemoryEventLog();
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const errors: unknown[] = [];
    const hub = startHub({
      log,
      checkAccess: async () => {
        throw new Error('nobody to ask');
      },
      onError: (_, during) => errors.push(during),
    });
    const opened = await hub.open({ topics: [TOPIC], cursor: null, subject: 'somebody' });
    if (opened.kind !== 'stream') throw new Error(opened.kind);
    hub.recheckAccess();
    await eventually(() => expect(errors).toEqual(['access']));
    expect(opened.stream.ended).toBe(null);
    vi.setSystemTime(Date.now() + 31_000);
    hub.recheckAccess();
    await eventually(() => expect(opened.stream.ended).toBe('forbidden'));
  });

  test.each([[[]], [[TOPIC, TOPIC]]])('takes %o for a mistake of its caller', async (topics) => {
    const hub = startHub({ log: createMemoryEventLog() });
    await expect(hub.open({ topics, cursor: null })).rejects.toThrow(TypeError);
  });
});

describe('a hub over Postgres', () => {
  let database: TestDatabase;
  let pool: Pool;

  beforeAll(async () => {
    database = await startTestDatabase();
    pool = new Pool({ connectionString: database.url, max: 4 });
    pool.on('error', () => undefined);
  });
  afterAll(async () => {
    await pool.end();
    await database.stop();
  });

  test('goes on after all of its connections were cut, with nothing missing', async () => {
    const log = createPostgresEventLog({ pool, listen: { connectionString: database.url } });
    const hub = startHub({ log, pollMs: 600_000 });
    const { text } = await follow(hub, null);
    await eventually(() => expect(text()).toContain('"snapshot"'));
    for (let round = 1; round <= 5; round += 1) {
      await log.append(TOPIC, steps(3));
      await pool.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname is not null',
      );
      await log.append(TOPIC, steps(2)).catch(() => log.append(TOPIC, steps(2)));
      await eventually(() => expect(seqsIn(text())).toEqual(range(1, round * 5)));
    }
  });

  test('brings each event by the notification of its commit, without a poll', async () => {
    const log = createPostgresEventLog({ pool, listen: { connectionString: database.url } });
    const hub = startHub({ log, pollMs: 600_000 });
    const { text } = await follow(hub, null, ['test:latency']);
    await eventually(() => expect(text()).toContain('"snapshot"'));
    for (let n = 1; n <= 30; n += 1) {
      await log.append('test:latency', steps(1));
      await eventually(() => expect(seqsIn(text()).length).toBe(n), { intervalMs: 1 });
    }
  });
});
