import { afterEach, beforeEach, expect, test } from 'vitest';
import { startFaultServer, type FaultServer } from './client-fault-server.ts';
import { follow, openTab, until, type Tab } from './client-tab.ts';

let server: FaultServer;
let tab: Tab;

beforeEach(async () => {
  server = await startFaultServer();
  tab = openTab({ url: server.url });
});

afterEach(async () => {
  tab.client.close();
  await server.close();
});

test('begins with a snapshot and goes on with events', async () => {
  server.append('a', 1, 2);
  const a = follow(tab.client, 'a');
  await until(() => tab.client.status.get().state === 'live' && a.seen.length === 1);
  server.append('a', 3);
  await until(() => a.seen.length === 2);
  expect(a.seen).toEqual(['snapshot', 3]);
  expect(a.store.get()).toMatchObject({ state: [1, 2, 3], cursor: 'e1~3', error: null });
});
