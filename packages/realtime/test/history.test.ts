import { expect, test } from 'vitest';
import { createMemoryEventLog, readHistory } from '../src/server/index.ts';

const TOPIC = 'test:history';

async function createLog(count: number) {
  const log = createMemoryEventLog();
  await log.append(
    TOPIC,
    Array.from({ length: count }, (_, n) => ({ event: { type: 'step', n }, transient: n % 2 === 0 })),
  );
  return { log, epoch: await log.epoch() };
}

test('pages through what happened, in the shape of the stream', async () => {
  const { log, epoch } = await createLog(25);
  const seen: number[] = [];
  let after: string | null = null;
  let more = true;
  while (more) {
    const history = await readHistory(log, TOPIC, after, 10);
    if (history.kind !== 'page') throw new Error(history.reason);
    const { page } = history;
    expect(page).toMatchObject({ topic: TOPIC, epoch, head: 25, floor: 0 });
    for (const event of page.events) {
      expect(event).toEqual({ type: 'step', topic: TOPIC, seq: event.seq, at: event.at, n: event.seq - 1 });
      seen.push(event.seq);
    }
    ({ cursor: after, more } = page);
  }
  expect(seen).toEqual(Array.from({ length: 25 }, (_, i) => i + 1));
  expect(after).toBe(`${epoch}~25`);
});

test('says up to where events may be missing', async () => {
  const { log, epoch } = await createLog(5);
  await log.prune(TOPIC);
  const remaining = await readHistory(log, TOPIC, null);
  expect(remaining).toMatchObject({
    page: { floor: 5, head: 5, events: [{ seq: 2 }, { seq: 4 }], cursor: `${epoch}~4`, more: true },
  });
  const end = await readHistory(log, TOPIC, `${epoch}~4`);
  expect(end).toMatchObject({ page: { events: [], cursor: `${epoch}~5`, more: false } });
});

test('of a topic without events is one empty page', async () => {
  const { log, epoch } = await createLog(0);
  const history = await readHistory(log, 'test:none', null);
  expect(history).toMatchObject({ kind: 'page', page: { events: [], cursor: `${epoch}~0`, more: false } });
});

test('keeps to its limits, whatever is asked', async () => {
  const { log } = await createLog(600);
  for (const [limit, count] of [
    [0, 1],
    [-5, 1],
    [2.9, 2],
    [1e9, 500],
  ]) {
    expect(await readHistory(log, TOPIC, null, limit)).toMatchObject({ page: { events: { length: count } } });
  }
});

test.each([
  ['malformed', 'garbage'],
  ['malformed', 'EPOCH~1.2'],
  ['malformed', 'EPOCH~-'],
  ['epoch', 'ffffffffffff~1'],
  ['future', 'EPOCH~6'],
])('refuses a cursor that is not of this topic: %s, %s', async (reason, text) => {
  const { log, epoch } = await createLog(5);
  expect(await readHistory(log, TOPIC, text.replace('EPOCH', epoch))).toEqual({ kind: 'refused', reason });
});
