import { eventually } from '@headway/testing/eventually';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { NewEvent } from '../src/protocol/index.ts';
import {
  createHub,
  createMemoryEventLog,
  type EventLog,
  type Hub,
  type HubOptions,
  type MemoryEventLog,
} from '../src/server/index.ts';
import { connect, outline, type StreamClient, type StreamClientOptions } from './stream-client.ts';
import { startStreamServer, type StreamServer } from './stream-server.ts';

const step = (n: number): NewEvent => ({ event: { type: 'step', n }, transient: true });
const END: NewEvent = { event: { type: 'end' } };
const A = 'test:a';
const B = 'test:b';

const expectOutline = (client: StreamClient, expected: string[]) =>
  eventually(() => expect(outline(client)).toEqual(expected));

describe.each(['node', 'web'] as const)('an event stream as a %s response', (end) => {
  let log: MemoryEventLog;
  let hub: Hub;
  let server: StreamServer;
  let errors: unknown[];
  let epoch: string;

  const start = async (options: Partial<HubOptions> = {}) => {
    hub = createHub({ log, onError: (error) => errors.push(error), ...options });
    server = await startStreamServer(end, hub);
    const [currentHub, currentServer] = [hub, server];
    onTestFinished(async () => {
      await currentHub.close();
      await currentServer.close();
    });
  };

  beforeEach(async () => {
    log = createMemoryEventLog({ reduce: (state) => Number(state) + 1 });
    epoch = await log.epoch();
    errors = [];
    await start();
  });

  const follow = async (topics: string[], options: StreamClientOptions = {}): Promise<StreamClient> => {
    const client = await connect(`${server.url}?topics=${topics.join(',')}`, options);
    onTestFinished(() => client.close());
    return client;
  };
  const append = (topic: string, ...events: NewEvent[]) => log.append(topic, events);

  test('may be neither stored, changed nor held back on its way', async () => {
    const { status, headers } = await follow([A]);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    // A web response has no say in it: there it is for the server around it.
    expect(headers['transfer-encoding']).toBe(end === 'node' ? undefined : 'chunked');
  });

  test('says it is connected before the log has answered', async () => {
    const asked = Promise.withResolvers<void>();
    const slow: EventLog = {
      ...log,
      snapshot: async (topics) => asked.promise.then(() => log.snapshot(topics)),
    };
    await start({ log: slow });
    const client = await follow([A]);
    await expectOutline(client, ['connected']);
    expect(client.lastEventId).toBe('');
    asked.resolve();
    await expectOutline(client, ['connected', 'snapshot@0']);
  });

  test('starts with the state and its cursor, then brings every event as it happens', async () => {
    await append(A, step(1), step(2));
    const client = await follow([A]);
    await expectOutline(client, ['connected', 'snapshot@2']);
    expect(client.messages.at(-1)).toMatchObject({ id: `${epoch}~2`, frame: { frame: { state: 2 } } });
    await append(A, step(3));
    await expectOutline(client, ['connected', 'snapshot@2', 'step@3']);
    await append(A, step(4), step(5));
    await expectOutline(client, ['connected', 'snapshot@2', 'step@3', 'step@4', 'step@5']);
    expect(client.messages.at(-1)).toMatchObject({
      id: `${epoch}~5`,
      data: expect.stringMatching(/^\{"type":"step","topic":"test:a","seq":5,"at":\d+,"n":5\}$/),
      frame: { event: { topic: A, seq: 5, at: expect.any(Number), event: { type: 'step', n: 5 } } },
    });
  });

  test('carries several topics, each with its place in the cursor', async () => {
    await append(B, step(1));
    const client = await follow([A, B]);
    await expectOutline(client, ['connected', 'snapshot@0', 'snapshot@1']);
    await append(B, step(2));
    await append(A, step(1));
    await eventually(() => expect(client.lastEventId).toBe(`${epoch}~1.2`));
    const ids = client.messages.map(({ id }) => id.replace(epoch, ''));
    expect(ids.slice(0, 3)).toEqual(['', '~0.-', '~0.1']);
  });

  test('continues after the cursor of the header, which wins over the address', async () => {
    await append(A, step(1), step(2), step(3));
    const byHeader = await follow([`${A}&after=${epoch}~1`], { cursor: `${epoch}~2` });
    await expectOutline(byHeader, ['resumed', 'step@3']);
    const byAddress = await follow([`${A}&after=${epoch}~1`]);
    await expectOutline(byAddress, ['resumed', 'step@2', 'step@3']);
    await append(A, step(4));
    await expectOutline(byAddress, ['resumed', 'step@2', 'step@3', 'step@4']);
  });

  test('gives a snapshot of just the topics a cursor leaves open', async () => {
    await append(A, step(1), step(2));
    await append(B, step(1));
    const client = await follow([A, B], { cursor: `${epoch}~1.-` });
    await eventually(() => expect(client.lastEventId).toBe(`${epoch}~2.1`));
    expect(outline(client).toSorted()).toEqual(['resumed', 'snapshot@1', 'step@2']);
  });

  test.each([
    ['malformed', 'garbage'],
    ['malformed', '~'],
    ['malformed', 'EPOCH~-1'],
    ['malformed', 'EPOCH~1.1'],
    ['malformed', `EPOCH~${'9'.repeat(30)}`],
    ['malformed', `EPOCH~${'1.'.repeat(600)}1`],
    ['epoch', 'ffffffffffff~1'],
    ['future', 'EPOCH~4'],
    ['future', `EPOCH~${Number.MAX_SAFE_INTEGER}`],
  ])('answers a cursor it can not serve with a reset: %s, %s', async (reason, text) => {
    await append(A, step(1), step(2), step(3));
    const client = await follow([A], { cursor: text.replace('EPOCH', epoch) });
    await eventually(() => expect(client.lastEventId).toBe(`${epoch}~3`));
    expect(outline(client).slice(1)).toEqual([`reset:${reason}`, 'snapshot@3']);
    await append(A, step(4));
    await eventually(() => expect(outline(client).at(-1)).toBe('step@4'));
  });

  test('resets only the topic whose events are gone', async () => {
    await append(A, step(1), step(2), step(3));
    await append(B, step(1), step(2));
    await log.prune(A);
    const client = await follow([A, B], { cursor: `${epoch}~1.1` });
    await eventually(() => expect(client.lastEventId).toBe(`${epoch}~3.2`));
    expect(outline(client).toSorted()).toEqual(['reset:pruned', 'resumed', 'snapshot@3', 'step@2']);
    expect(client.messages.find(({ frame }) => frame?.kind === 'reset')?.frame).toMatchObject({
      frame: { topics: [A] },
    });
    // At the floor nothing is missing.
    const exact = await follow([A], { cursor: `${epoch}~3` });
    await append(A, step(4));
    await expectOutline(exact, ['resumed', 'step@4']);
  });

  test('resets its topics when the log gets another epoch', async () => {
    await append(A, step(1));
    const client = await follow([A]);
    await expectOutline(client, ['connected', 'snapshot@1']);
    log.renewEpoch();
    await expectOutline(client, ['connected', 'snapshot@1', 'reset:epoch', 'snapshot@1']);
    expect(client.lastEventId).toBe(`${await log.epoch()}~1`);
    await append(A, step(2));
    await eventually(() => expect(outline(client).at(-1)).toBe('step@2'));
  });

  describe('of a topic that ends', () => {
    beforeEach(() => {
      server.use({
        endsWith: ({ type }) => type === 'end',
        connected: { contentId: 'x' },
        greet: ({ state }, ended) => (ended ? [] : [{ type: 'state', state }]),
      });
    });

    test('closes with the last event', async () => {
      await append(A, step(1));
      const client = await follow([A]);
      await eventually(() => expect(client.lastEventId).toBe(`${epoch}~1`));
      await append(A, step(2), END);
      await client.closed;
      expect(outline(client)).toEqual(['connected', '{"type":"state","state":1}', 'step@2', 'end@3']);
      expect(client.messages[0]?.frame).toMatchObject({ frame: { contentId: 'x', topics: [A], epoch } });
      expect(server.ended).toEqual(['complete']);
    });

    test('replays the last event to whoever comes later, and says 204 to whoever has it', async () => {
      await append(A, step(1), END);
      const late = await follow([A]);
      await late.closed;
      expect(outline(late)).toEqual(['connected', 'end@2']);
      const behind = await follow([A], { cursor: `${epoch}~1` });
      await behind.closed;
      expect(outline(behind)).toEqual(['resumed', 'end@2']);
      expect((await follow([A], { cursor: late.lastEventId })).status).toBe(204);
      const forged = await follow([A], { cursor: `${epoch}~7` });
      await forged.closed;
      expect(outline(forged)).toEqual(['resumed', 'reset:future', 'end@2']);
    });

    test('goes on when something was appended after it', async () => {
      await append(A, step(1), END, step(3));
      const client = await follow([A], { cursor: `${epoch}~2` });
      await expectOutline(client, ['resumed', 'step@3']);
      const behind = await follow([A], { cursor: `${epoch}~1` });
      await expectOutline(behind, ['resumed', 'end@2', 'step@3']);
      await append(A, END);
      await Promise.all([client.closed, behind.closed]);
      expect(outline(behind).at(-1)).toBe('end@4');
    });

    test('still replays its last event after pruning', async () => {
      await append(A, step(1), step(2), END);
      await log.prune(A);
      const client = await follow([A], { cursor: `${epoch}~1` });
      await client.closed;
      expect(outline(client)).toEqual(['resumed', 'reset:pruned', 'end@3']);
    });

    test('waits for all of its topics', async () => {
      await append(A, END);
      const client = await follow([A, B]);
      await append(B, step(1), END);
      await client.closed;
      expect(client.lastEventId).toBe(`${epoch}~1.2`);
      const late = await follow([A, B], { cursor: `${epoch}~1.1` });
      await late.closed;
      expect(outline(late)).toEqual(['resumed', 'end@2']);
      expect((await follow([A, B], { cursor: `${epoch}~1.2` })).status).toBe(204);
    });
  });

  test('has a heartbeat', async () => {
    server.use({ heartbeatMs: 10 });
    const client = await follow([A]);
    await eventually(() => expect(client.comments).toBeGreaterThan(2));
  });

  test('closes after its lifetime between two messages, and the next one continues', async () => {
    server.use({ lifetimeMs: 100 });
    let cursor = '';
    const seen: string[] = [];
    let appended = 0;
    for (let i = 0; i < 3; i += 1) {
      const client = await follow([A], { cursor });
      while (!client.isClosed) {
        appended += 1;
        await append(A, step(appended));
        await new Promise((resolve) => setImmediate(resolve));
      }
      cursor = client.lastEventId;
      seen.push(...outline(client).filter((line) => line.startsWith('step')));
    }
    server.use({ endsWith: ({ type }) => type === 'end' });
    await append(A, END);
    const rest = await follow([A], { cursor });
    await rest.closed;
    seen.push(...outline(rest).filter((line) => line.startsWith('step')));
    expect(server.ended.slice(0, 3)).toEqual(['lifetime', 'lifetime', 'lifetime']);
    // The first connection's snapshot may include the first events.
    expect(seen).toEqual(
      Array.from({ length: seen.length }, (_, i) => `step@${appended - seen.length + i + 1}`),
    );
    expect(seen.length).toBeGreaterThan(appended - 5);
  });

  test('closes when the session expires', async () => {
    server.use({ expiresAt: Date.now() + 50 });
    const client = await follow([A]);
    await client.closed;
    expect(server.ended).toEqual(['expired']);
  });

  test('closes once its subject may not read any more', async () => {
    let allowed = true;
    const rounds: unknown[] = [];
    await start({
      checkAccessMs: 5,
      checkAccess: async (checks) => {
        rounds.push(checks);
        return checks.map(({ subject }) => allowed || subject === 'member');
      },
    });
    server.use({ subject: 'member' });
    const member = await follow([A]);
    server.use({ subject: 'former' });
    const [first, second] = [await follow([A]), await follow([A])];
    await eventually(() => expect(rounds.length).toBeGreaterThan(3));
    // Equal questions are asked once.
    expect(rounds.at(-1)).toEqual([
      { subject: 'member', topics: [A] },
      { subject: 'former', topics: [A] },
    ]);
    expect(first.isClosed).toBe(false);
    allowed = false;
    await Promise.all([first.closed, second.closed]);
    expect(server.ended).toEqual(['forbidden', 'forbidden']);
    expect(member.isClosed).toBe(false);
  });

  test('is refused over capacity, and nobody is put out for it', async () => {
    await start({ maxStreams: 2 });
    const [first, second] = [await follow([A]), await follow([B])];
    const refused = await follow([A]);
    expect(refused.status).toBe(503);
    expect(refused.headers).toMatchObject({
      'x-kind': 'overloaded',
      'retry-after': expect.stringMatching(/^[1-4]$/),
    });
    expect([first.isClosed, second.isClosed]).toEqual([false, false]);
    first.close();
    await eventually(() => expect(hub.stats().streams).toBe(1));
    expect((await follow([A])).status).toBe(200);
  });

  test('is told when to come back when the server shuts down, each at its own time', async () => {
    const clients = await Promise.all(Array.from({ length: 20 }, () => follow([A])));
    await Promise.all(clients.map((client) => expectOutline(client, ['connected', 'snapshot@0'])));
    await append(A, step(1));
    await hub.drain({ spreadMs: 1_000 });
    await Promise.all(clients.map((client) => client.closed));
    const waits = clients.map((client) => client.retries.at(-1) ?? Number.NaN);
    expect(new Set(waits).size).toBeGreaterThan(10);
    expect(Math.max(...waits)).toBeLessThanOrEqual(1_000);
    const refused = await follow([A]);
    expect(refused.headers).toMatchObject({ 'x-kind': 'draining' });
  });

  test('outlives failures of the log', async () => {
    let broken = false;
    const fragile: EventLog = {
      ...log,
      read: async (...args) => {
        if (broken) throw new Error('no connection');
        return log.read(...args);
      },
      snapshot: async (...args) => {
        if (broken) throw new Error('no connection');
        return log.snapshot(...args);
      },
    };
    await start({ log: fragile });
    const client = await follow([A]);
    await expectOutline(client, ['connected', 'snapshot@0']);
    broken = true;
    await append(A, step(1));
    const fresh = await follow([A]);
    await eventually(() => expect(errors.length).toBeGreaterThan(2));
    server.use({ endsWith: () => false });
    expect((await follow([A], { cursor: `${epoch}~0` })).headers['x-kind']).toBe('unavailable');
    broken = false;
    await expectOutline(client, ['connected', 'snapshot@0', 'step@1']);
    await expectOutline(fresh, ['connected', 'snapshot@1']);
  });

  test('needs no notification to arrive', async () => {
    await start({ log: { ...log, subscribe: async () => async () => undefined }, pollMs: 20 });
    const client = await follow([A]);
    await expectOutline(client, ['connected', 'snapshot@0']);
    await append(A, step(1));
    await expectOutline(client, ['connected', 'snapshot@0', 'step@1']);
  });

  test('a callback that throws ends its own stream only', async () => {
    const sound = await follow([A]);
    server.use({
      greet: () => {
        throw new Error('mistake');
      },
    });
    const failing = await follow([A]);
    await failing.closed;
    expect(errors).toEqual([new Error('mistake')]);
    await append(A, step(1));
    await expectOutline(sound, ['connected', 'snapshot@0', 'step@1']);
  });
});
