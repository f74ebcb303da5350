import { fork } from 'node:child_process';
import { setImmediate as turn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { eventually } from '@headway/testing/eventually';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { createHub } from '../src/server/index.ts';
import { createEndlessLog } from './endless-log.ts';
import { connect } from './stream-client.ts';
import { startStreamServer, type ServerEnd } from './stream-server.ts';

const MEGABYTE = 1_048_576;
const EVENTS = 10_240;
const TEXT = 'x'.repeat(10_240);

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

async function usedBytes(): Promise<number> {
  collectGarbage();
  // Buffers are let go in the background of the first collection.
  await turn();
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function start(end: ServerEnd) {
  const endless = createEndlessLog(TEXT);
  const hub = createHub({ log: endless.log });
  const server = await startStreamServer(end, hub);
  onTestFinished(async () => {
    await hub.close();
    await server.close();
  });
  return { endless, hub, server };
}

test.each(['node', 'web'] as const)(
  'a reader that stops while 100 MB are appended costs a bound, and then gets everything (%s)',
  async (end) => {
    const { endless, server, hub } = await start(end);
    const readers = fork(fileURLToPath(new URL('slow-reader-process.ts', import.meta.url)), [
      `${server.url}?topics=test:torrent`,
    ]);
    onTestFinished(() => void readers.kill());
    const seen = { slow: 0, quick: 0 };
    const report = z.object({ name: z.enum(['slow', 'quick']), seq: z.number() });
    readers.on('message', (message) => {
      const { name, seq } = report.parse(message);
      seen[name] = seq;
    });
    await eventually(() => expect(hub.stats().streams).toBe(2));

    let before = await usedBytes();
    let most = 0;
    for (let head = 256; head <= EVENTS; head += 256) {
      endless.append(256);
      // The quick one keeps the hub reading.
      await eventually(() => expect(seen.quick).toBe(head), { intervalMs: 1 });
      // What is needed once is in place after the first of them.
      if (head === 256) before = await usedBytes();
      if (head % 2_048 === 0) most = Math.max(most, (await usedBytes()) - before);
    }
    expect(EVENTS * TEXT.length).toBe(100 * MEGABYTE);
    // What was measured alone is 3 to 5 MB; the rest is for the test runner, which lives in the same process.
    expect(most).toBeLessThan(16 * MEGABYTE);
    expect(seen.slow).toBe(0);

    readers.send('go on');
    await eventually(() => expect(seen.slow).toBe(EVENTS));
  },
);

test('a reader that never reads again is gone with its lifetime', async () => {
  const { endless, server, hub } = await start('node');
  server.use({ lifetimeMs: 300 });
  const client = await connect(`${server.url}?topics=test:torrent`);
  client.response.pause();
  endless.append(2_048);
  await eventually(() => expect(hub.stats()).toMatchObject({ streams: 0, topics: 0 }));
  expect(server.ended).toEqual(['lifetime']);
  await eventually(async () => expect(await server.connections()).toBe(0));
});
