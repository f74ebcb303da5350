import { expect, test } from 'vitest';
import { createHub, createMemoryEventLog } from '../src/server/index.ts';
import { follow, openTab, until } from './client-tab.ts';
import { startStreamServer } from './stream-server.ts';

async function start() {
  const log = createMemoryEventLog({
    reduce: (state, { event }) => [...(Array.isArray(state) ? state : []), event['value'] ?? null],
  });
  const hub = createHub({ log });
  const server = await startStreamServer('node', hub);
  const tab = openTab({ url: server.url });
  return {
    log,
    hub,
    server,
    tab,
    append: (topic: string, value: number) => log.append(topic, [{ event: { type: 'value', value } }]),
    async [Symbol.asyncDispose]() {
      tab.client.close();
      await server.close();
      await hub.close();
    },
  };
}

test('a stream that ends every few milliseconds loses nothing, and nobody is told of a trouble', async () => {
  await using site = await start();
  site.server.use({ lifetimeMs: 30 });
  const interruptions: string[] = [];
  site.tab.client.status.subscribe(() => {
    const { interrupted, reason } = site.tab.client.status.get();
    if (interrupted && reason !== 'ended') interruptions.push(String(reason));
  });
  const a = follow(site.tab.client, 'a');
  const b = follow(site.tab.client, 'b');
  for (let value = 1; value <= 40; value += 1) {
    await site.append(value % 2 ? 'a' : 'b', value);
    // Some arrive while there is a stream, some while there is none.
    await until(() => site.server.ended.length >= value / 5);
  }
  await until(() => a.store.get().state?.length === 20 && b.store.get().state?.length === 20);
  expect(new Set(site.server.ended)).toEqual(new Set(['lifetime']));
  expect(interruptions).toEqual([]);
  for (const { seen, store } of [a, b]) {
    expect(seen.filter((one) => typeof one === 'string')).toEqual(['snapshot']);
    expect(seen.at(-1)).toBe(store.get().state?.length);
  }
});

test('a restored log is a visible reset', async () => {
  await using site = await start();
  const a = follow(site.tab.client, 'a');
  await until(() => a.seen.length === 1);
  await site.append('a', 1);
  await until(() => a.seen.length === 2);
  site.log.renewEpoch();
  site.server.use({});
  site.tab.client.reconnect();
  await until(() => a.seen.length === 3);
  expect(a.seen).toEqual(['snapshot', 1, 'reset:epoch']);
  expect(a.store.get().state).toEqual([1]);
});

test('while a server drains, its client comes back when it was told to', async () => {
  await using site = await start();
  const a = follow(site.tab.client, 'a');
  await until(() => a.seen.length === 1);
  await site.hub.drain({ spreadMs: 50 });
  await until(() => site.tab.client.status.get().reason === 'refused');
  expect(site.server.ended).toEqual(['shutdown']);
  expect(site.tab.client.status.get().retryAt ?? 0).toBeGreaterThan(Date.now());
});
