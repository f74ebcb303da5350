import { eventually } from '@headway/testing/eventually';
import { expect, onTestFinished, test } from 'vitest';
import type { NewEvent } from '../src/protocol/index.ts';
import { InvalidEventError, type EventLog } from '../src/server/index.ts';

/** A log under test and what the suite needs beside its interface. */
export interface LogUnderTest {
  log: EventLog;
  /** Voids every cursor, as after a restore. */
  renewEpoch: () => Promise<void>;
}

let topics = 0;
const newTopic = () => `test:${process.pid}-${(topics += 1)}`;
const event = (n: number, transient = false): NewEvent => ({ event: { type: 'counted', n }, transient });

/** What every event log does. */
export function describeEventLog(start: () => LogUnderTest): void {
  test('a topic nobody wrote to is empty', async () => {
    const { log } = start();
    const topic = newTopic();
    const read = await log.read([{ topic, after: 0 }]);
    expect(read).toEqual({ epoch: await log.epoch(), topics: [{ topic, head: 0, floor: 0, events: [] }] });
    const snapshot = await log.snapshot([topic]);
    expect(snapshot.topics).toEqual([{ topic, head: 0, floor: 0, state: null, last: null }]);
  });

  test('events come back as they were appended, numbered from 1', async () => {
    const { log } = start();
    const topic = newTopic();
    const first = {
      type: 'first',
      text: 'línea\n"two" \u2028 🎈',
      nested: { list: [1, null, true, 'x'] },
      '': 0,
    };
    const before = Date.now();
    expect(await log.append(topic, [{ event: first }])).toBe(1);
    expect(await log.append(topic, [event(2), event(3)])).toBe(3);
    const read = await log.read([{ topic, after: 0 }]);
    const [{ events } = { events: [] }] = read.topics;
    expect(events.map(({ seq, event }) => ({ seq, event }))).toEqual([
      { seq: 1, event: first },
      { seq: 2, event: { type: 'counted', n: 2 } },
      { seq: 3, event: { type: 'counted', n: 3 } },
    ]);
    for (const { at, topic: name } of events) {
      expect(name).toBe(topic);
      expect(at).toBeGreaterThanOrEqual(before - 1_000);
      expect(at).toBeLessThanOrEqual(Date.now() + 1_000);
    }
  });

  test('appending nothing changes nothing', async () => {
    const { log } = start();
    const topic = newTopic();
    expect(await log.append(topic, [])).toBe(0);
    await log.append(topic, [event(1)]);
    expect(await log.append(topic, [])).toBe(1);
  });

  test('appends at the same time leave no gap and no duplicate', async () => {
    const { log } = start();
    const topic = newTopic();
    const heads = await Promise.all(
      Array.from({ length: 40 }, (_, i) => log.append(topic, [event(i), event(i + 100)])),
    );
    expect(heads.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, i) => 2 * (i + 1)));
    const read = await log.read([{ topic, after: 0 }]);
    const events = read.topics[0]?.events ?? [];
    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 80 }, (_, i) => i + 1));
    // A batch stays together.
    for (let i = 0; i < 80; i += 2)
      expect(Number(events[i]?.event['n']) + 100).toBe(events[i + 1]?.event['n']);
  });

  test('one read serves many positions, also several of one topic, in their order', async () => {
    const { log } = start();
    const [a, b] = [newTopic(), newTopic()];
    await log.append(a, [event(1), event(2), event(3)]);
    await log.append(b, [event(1)]);
    const read = await log.read([
      { topic: b, after: 0 },
      { topic: a, after: 2 },
      { topic: newTopic(), after: 7 },
      { topic: a, after: 0 },
    ]);
    const seqs = read.topics.map(({ events }) => events.map(({ seq }) => seq));
    expect(seqs).toEqual([[1], [3], [], [1, 2, 3]]);
    expect(read.topics.map(({ head }) => head)).toEqual([1, 3, 0, 3]);
  });

  test('a read stops at its limits, and always gets on by one event', async () => {
    const { log } = start();
    const topic = newTopic();
    await log.append(
      topic,
      Array.from({ length: 10 }, () => ({ event: { type: 'text', text: 'x'.repeat(1_000) } })),
    );
    const seqs = async (limits: { events?: number; bytes?: number }) => {
      const read = await log.read([{ topic, after: 2 }], limits);
      expect(read.topics[0]?.head).toBe(10);
      return read.topics[0]?.events.map(({ seq }) => seq);
    };
    expect(await seqs({ events: 3 })).toEqual([3, 4, 5]);
    expect(await seqs({ bytes: 2_000 })).toEqual([3, 4]);
    expect(await seqs({ bytes: 1 })).toEqual([3]);
  });

  test('pruning takes the transient events and says how far', async () => {
    const { log } = start();
    const topic = newTopic();
    await log.append(topic, [event(1), event(2, true), event(3), event(4, true), event(5)]);
    expect(await log.prune(topic)).toBe(2);
    expect(await log.prune(topic)).toBe(0);
    const [read] = (await log.read([{ topic, after: 0 }])).topics;
    expect(read).toMatchObject({ head: 5, floor: 4 });
    expect(read?.events.map(({ seq }) => seq)).toEqual([1, 3, 5]);
    expect(await log.append(topic, [event(6)])).toBe(6);
    expect(await log.prune(newTopic())).toBe(0);
  });

  test('a snapshot tells the newest event, unless that was pruned', async () => {
    const { log } = start();
    const topic = newTopic();
    await log.append(topic, [event(1), event(2, true)]);
    const [full] = (await log.snapshot([topic])).topics;
    expect(full).toMatchObject({
      head: 2,
      floor: 0,
      last: { topic, seq: 2, event: { type: 'counted', n: 2 } },
    });
    await log.prune(topic);
    const [pruned] = (await log.snapshot([topic])).topics;
    expect(pruned).toMatchObject({ head: 2, floor: 2, last: null });
  });

  test('subscribers hear null once listening, then of every append', async () => {
    const { log } = start();
    const topic = newTopic();
    const heard: (string[] | null)[] = [];
    const unsubscribe = await log.subscribe((moved) => heard.push(moved));
    onTestFinished(unsubscribe);
    await eventually(() => expect(heard).toContain(null));
    await log.append(topic, [event(1), event(2)]);
    await eventually(() => expect(heard).toContainEqual([topic]));
    await unsubscribe();
    // Whatever would still arrive at the first one is there by the time the second one has heard of it.
    const before = heard.length;
    const heardLater: (string[] | null)[] = [];
    onTestFinished(await log.subscribe((moved) => heardLater.push(moved)));
    await log.append(topic, [event(3)]);
    await eventually(() => expect(heardLater).toContainEqual([topic]));
    expect(heard.length).toBe(before);
  });

  test('a renewed epoch shows in everything', async () => {
    const { log, renewEpoch } = start();
    const before = await log.epoch();
    await renewEpoch();
    const after = await log.epoch();
    expect(after).not.toBe(before);
    expect((await log.read([{ topic: newTopic(), after: 0 }])).epoch).toBe(after);
    expect((await log.read([])).epoch).toBe(after);
    expect((await log.snapshot([newTopic()])).epoch).toBe(after);
  });

  test.each([
    ['invalid_topic', 'No,topic', event(1)],
    ['invalid_topic', '', event(1)],
    ['invalid_topic', `test:${'x'.repeat(200)}`, event(1)],
    ['invalid_type', 'test:refused', { event: { type: '' } }],
    ['invalid_type', 'test:refused', { event: { type: 'snapshot' } }],
    ['invalid_type', 'test:refused', { event: { type: 'x'.repeat(81) } }],
    ['invalid_data', 'test:refused', { event: { type: 'a', seq: 1 } }],
    ['invalid_data', 'test:refused', { event: { type: 'a', deep: [{ text: 'a\0b' }] } }],
    ['invalid_data', 'test:refused', { event: { type: 'a', half: '\ud83c' } }],
    ['event_too_large', 'test:refused', { event: { type: 'a', text: 'x'.repeat(300_000) } }],
  ])('refuses %s in %o', async (code, topic, refused) => {
    const { log } = start();
    const appended = log.append(topic, [event(1), refused]);
    await expect(appended).rejects.toThrow(InvalidEventError);
    await expect(appended).rejects.toMatchObject({ code });
    expect((await log.read([{ topic, after: 0 }])).topics[0]?.head).toBe(0);
  });
}
