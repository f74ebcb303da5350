import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Position } from '../frames/position.ts';
import type { TopicFrame } from '../frames/topic-frame.ts';
import { createTopicReader } from './topic-reader.ts';
import type { TopicUpdate } from '../frames/topic-update.ts';

const LOG = Array.from({ length: 12 }, (_, index) => index + 1);

function toEvent(seq: number): TopicFrame {
  const event = { topic: 't', seq, at: 0, event: { type: 'value' } };
  return { kind: 'event', topic: 't', position: { epoch: 'e', seq }, event };
}

function toSnapshot(seq: number): TopicFrame {
  return { kind: 'snapshot', topic: 't', position: { epoch: 'e', seq }, state: seq, reset: null };
}

function toWords(update: TopicUpdate): string {
  if (update.type === 'error') return update.error.code;
  return update.type === 'event' ? String(update.seq) : `snapshot ${update.cursor}`;
}

/** A reader whose catch-up streams hold the whole log. */
function createFollowed(after: Position | null) {
  const seen: string[] = [];
  let catchUps = 0;
  const reader = createTopicReader({
    topic: 't',
    after,
    patienceMs: 10,
    listener: (update) => seen.push(toWords(update)),
    onGap: () => {},
    openCatchUp(from, receive) {
      catchUps += 1;
      let open = true;
      queueMicrotask(() => {
        if (!from) receive(toSnapshot(LOG.length));
        for (const seq of LOG.slice(from?.seq ?? LOG.length)) if (open) receive(toEvent(seq));
      });
      return () => {
        open = false;
      };
    },
  });
  return { reader, seen, catchUps: () => catchUps };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('puts frames in order that arrive in any, more than once, or not at all', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(LOG.length), fc.array(fc.constantFrom(...LOG)), async (start, arrivals) => {
      const { reader, seen } = createFollowed({ epoch: 'e', seq: start });
      for (const seq of arrivals) reader.receive(toEvent(seq));
      await vi.advanceTimersByTimeAsync(50);
      const end = Math.max(start, ...arrivals);
      expect(seen).toEqual(LOG.slice(start, end).map(String));
      expect(reader.position()).toEqual({ epoch: 'e', seq: end });
      reader.close();
    }),
  );
});

test('waits a moment for an event that is only late', async () => {
  const { reader, seen, catchUps } = createFollowed({ epoch: 'e', seq: 0 });
  expect([reader.receive(toEvent(1)), reader.receive(toEvent(3)), reader.receive(toEvent(2))]).toEqual([
    'delivered',
    'held',
    'delivered',
  ]);
  await vi.advanceTimersByTimeAsync(50);
  expect(seen).toEqual(['1', '2', '3']);
  expect(catchUps()).toBe(0);
});

test('who joins without a cursor gets a snapshot, who is in step fetches nothing', async () => {
  const late = createFollowed(null);
  late.reader.reconcile({ epoch: 'e', seq: 5 });
  await vi.advanceTimersByTimeAsync(0);
  expect(late.seen).toEqual(['snapshot e~12']);
  const inStep = createFollowed({ epoch: 'e', seq: 5 });
  inStep.reader.reconcile({ epoch: 'e', seq: 5 });
  inStep.reader.reconcile(null);
  inStep.reader.reconcile(undefined);
  await vi.advanceTimersByTimeAsync(50);
  expect(inStep.catchUps()).toBe(0);
});

test('an older snapshot of another reader changes nothing, one of a new epoch starts anew', () => {
  const { reader, seen } = createFollowed({ epoch: 'e', seq: 5 });
  expect(reader.receive(toSnapshot(4))).toBe('duplicate');
  expect(reader.receive({ ...toSnapshot(1), position: { epoch: 'f', seq: 1 } })).toBe('delivered');
  expect(seen).toEqual(['snapshot f~1']);
});

test('takes nothing after it was closed', () => {
  const { reader, seen } = createFollowed({ epoch: 'e', seq: 0 });
  reader.close();
  reader.receive(toEvent(1));
  expect(seen).toEqual([]);
});
