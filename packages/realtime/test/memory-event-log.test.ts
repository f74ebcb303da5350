import { describe, expect, test } from 'vitest';
import { createMemoryEventLog } from '../src/server/index.ts';
import { describeEventLog } from './event-log-contract.ts';

describe('in memory', () => {
  describeEventLog(() => {
    const log = createMemoryEventLog();
    return { log, renewEpoch: async () => log.renewEpoch() };
  });

  test('a snapshot is the fold of the events', async () => {
    const log = createMemoryEventLog({ reduce: (state, event) => Number(state) + Number(event.event['n']) });
    await log.append('test:fold', [
      { event: { type: 'counted', n: 2 } },
      { event: { type: 'counted', n: 3 } },
    ]);
    expect((await log.snapshot(['test:fold'])).topics[0]).toMatchObject({ head: 2, state: 5 });
  });

  test('what is read does not change with the object that was appended', async () => {
    const log = createMemoryEventLog();
    const event = { type: 'counted', n: 1 };
    await log.append('test:own', [{ event }]);
    event.n = 2;
    expect((await log.read([{ topic: 'test:own', after: 0 }])).topics[0]?.events[0]?.event).toEqual({
      type: 'counted',
      n: 1,
    });
  });
});
