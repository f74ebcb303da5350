import { eventually } from '@headway/testing/eventually';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { SupabaseClient } from '@supabase/supabase-js';
import {
  collectBroadcasts,
  PUBLISHABLE_KEY,
  startRealtime,
  subscribe,
  type RealtimeHarness,
} from './realtime-harness.ts';

let realtime: RealtimeHarness;
let ada: SupabaseClient;
let grace: SupabaseClient;

beforeAll(async () => {
  realtime = await startRealtime({ limits: { maxPresenceCalls: 1000 } });
  ada = await realtime.connect();
  grace = await realtime.connect();
});
afterAll(() => realtime.stop());

/** A name no other test uses. */
const topic = () => `room:${crypto.randomUUID()}`;
const toBuffer = (payload: unknown) => (payload instanceof ArrayBuffer ? Buffer.from(payload) : undefined);

test('a broadcast reaches the others in its room, and nobody else', async () => {
  const [name, other] = [topic(), topic()];
  const sender = ada.channel(name);
  const own = collectBroadcasts(sender);
  const receiver = grace.channel(name);
  const received = collectBroadcasts(receiver);
  const stranger = grace.channel(other);
  const overheard = collectBroadcasts(stranger);
  await Promise.all([subscribe(sender), subscribe(receiver), subscribe(stranger)]);
  await sender.send({ type: 'broadcast', event: 'moved', payload: { x: 1, name: 'Zoë 🦊' } });
  await eventually(() => expect(received).toHaveLength(1));
  expect(received).toEqual([{ type: 'broadcast', event: 'moved', payload: { x: 1, name: 'Zoë 🦊' } }]);
  expect([own, overheard]).toEqual([[], []]);
});

test('self returns a broadcast, ack answers it, and bytes stay bytes', async () => {
  const channel = ada.channel(topic(), { config: { broadcast: { self: true, ack: true } } });
  const received = collectBroadcasts(channel);
  await subscribe(channel);
  const bytes = Uint8Array.of(0, 255, 3, 128);
  expect(await channel.send({ type: 'broadcast', event: 'bytes', payload: bytes.buffer })).toBe('ok');
  expect(await channel.send({ type: 'broadcast', event: 'nothing' })).toBe('ok');
  expect(received.map(({ event }) => event)).toEqual(['bytes', 'nothing']);
  expect(toBuffer(received[0]?.payload)).toEqual(Buffer.from(bytes));
});

test('messages of one sender arrive in their order', async () => {
  const name = topic();
  const sender = ada.channel(name);
  const receiver = grace.channel(name);
  const received = collectBroadcasts(receiver);
  await Promise.all([subscribe(sender), subscribe(receiver)]);
  for (let index = 0; index < 200; index += 1) {
    void sender.send({ type: 'broadcast', event: 'count', payload: { index } });
  }
  await eventually(() => expect(received).toHaveLength(200));
  expect(received.map(({ payload }) => payload)).toEqual(
    Array.from({ length: 200 }, (_, index) => ({ index })),
  );
});

test('clients of both protocols understand each other', async () => {
  const old = await realtime.connect(undefined, { vsn: '1.0.0' });
  const name = topic();
  const config = { broadcast: { self: true, ack: true }, presence: { key: 'old' } };
  const older = old.channel(name, { config });
  const olderReceived = collectBroadcasts(older);
  const newer = ada.channel(name, {
    config: { broadcast: { self: true, ack: true }, presence: { key: 'new' } },
  });
  const newerReceived = collectBroadcasts(newer);
  const seen = vi.fn();
  newer.on('presence', { event: 'sync' }, seen);
  await Promise.all([subscribe(older), subscribe(newer)]);
  expect(await older.send({ type: 'broadcast', event: 'a', payload: { from: 'old' } })).toBe('ok');
  expect(await newer.send({ type: 'broadcast', event: 'b', payload: { from: 'new' } })).toBe('ok');
  expect(await newer.send({ type: 'broadcast', event: 'bytes', payload: new ArrayBuffer(2) })).toBe('ok');
  expect(await newer.send({ type: 'broadcast', event: 'c', payload: {} })).toBe('ok');
  await eventually(() => expect(olderReceived.map(({ event }) => event)).toEqual(['a', 'b', 'c']));
  await eventually(() => expect(newerReceived.map(({ event }) => event)).toEqual(['a', 'b', 'bytes', 'c']));
  expect(newerReceived[0]).toMatchObject({ type: 'broadcast', event: 'a', payload: { from: 'old' } });
  expect(olderReceived[1]).toMatchObject({ type: 'broadcast', event: 'b', payload: { from: 'new' } });
  expect(await older.track({ mood: 'calm' })).toBe('ok');
  await eventually(() => expect(newer.presenceState()).toMatchObject({ old: [{ mood: 'calm' }] }));
});

test('a message sent over HTTP reaches the room: one, several, or bytes', async () => {
  const name = topic();
  const channel = ada.channel(name);
  const received = collectBroadcasts(channel);
  await subscribe(channel);
  const idle = grace.channel(name);
  expect(await idle.httpSend('one', { a: 1 })).toEqual({ success: true });
  expect(await idle.httpSend('bytes', Uint8Array.of(1, 2).buffer)).toEqual({ success: true });
  const response = await fetch(`${realtime.url}/realtime/v1/api/broadcast`, {
    method: 'POST',
    headers: { apikey: PUBLISHABLE_KEY, 'content-type': 'application/json' },
    body: JSON.stringify({
      messages: [
        { topic: name, event: 'first', payload: { n: 1 } },
        { topic: name, event: 'second', payload: { n: 2 } },
      ],
    }),
  });
  expect(response.status).toBe(202);
  await eventually(() => expect(received).toHaveLength(4));
  expect(received.map(({ event }) => event)).toEqual(['one', 'bytes', 'first', 'second']);
  expect(toBuffer(received[1]?.payload)).toEqual(Buffer.from([1, 2]));
});

/** The status with which a request to send is answered. */
async function post(path: string, init: RequestInit): Promise<number> {
  const response = await fetch(`${realtime.url}/realtime/v1/api/broadcast${path}`, {
    method: 'POST',
    ...init,
  });
  return response.status;
}

test('HTTP reports what is wrong', async () => {
  const key = { apikey: PUBLISHABLE_KEY, 'content-type': 'application/json' };
  expect(await post('', { body: '{}' })).toBe(401);
  expect(await post('', { body: '{}', headers: { authorization: 'Bearer forged' } })).toBe(401);
  expect(await post('', { body: '{}', headers: key })).toBe(422);
  expect(await post('', { body: 'nonsense', headers: key })).toBe(400);
  expect(await post('', { method: 'GET', headers: key })).toBe(405);
  expect(await post('/t/events/e', { body: '{}', headers: { ...key, 'content-type': 'text/html' } })).toBe(
    415,
  );
  expect(await post('/t/events/e', { body: JSON.stringify('x'.repeat(3_100_000)), headers: key })).toBe(422);
  expect(await post('/t/events/e?private=true', { body: '{}', headers: key })).toBe(403);
  expect(await post('/t/events/e?persist=true', { body: '{}', headers: key })).toBe(422);
  expect(await post('/t/elsewhere', { body: '{}', headers: key })).toBe(404);
});

test('presence reports who is there, who comes, who changes and who leaves', async () => {
  const name = topic();
  const joins: string[] = [];
  const leaves: string[] = [];
  const watcher = ada
    .channel(name, { config: { presence: { key: 'ada' } } })
    .on('presence', { event: 'join' }, ({ key }) => joins.push(key))
    .on('presence', { event: 'leave' }, ({ key }) => leaves.push(key));
  await subscribe(watcher);
  const guest = await realtime.connect();
  const visitor = guest.channel(name, { config: { presence: { key: 'guest' } } });
  await subscribe(visitor);
  expect(await visitor.track({ mood: 'calm' })).toBe('ok');
  await eventually(() => expect(watcher.presenceState()).toMatchObject({ guest: [{ mood: 'calm' }] }));
  expect(await visitor.track({ mood: 'calm' })).toBe('ok');
  expect(await visitor.track({ mood: 'busy' })).toBe('ok');
  await eventually(() => expect(watcher.presenceState()).toMatchObject({ guest: [{ mood: 'busy' }] }));
  expect(joins).toEqual(['guest', 'guest']);
  expect(leaves).toEqual(['guest']);

  const late = grace.channel(name).on('presence', { event: 'sync' }, () => undefined);
  await subscribe(late);
  await eventually(() => expect(late.presenceState()).toMatchObject({ guest: [{ mood: 'busy' }] }));

  expect(await visitor.untrack()).toBe('ok');
  await eventually(() => expect(watcher.presenceState()).toEqual({}));
  await visitor.track({ mood: 'back' });
  await eventually(() => expect(Object.keys(watcher.presenceState())).toEqual(['guest']));
  // the socket goes without a word
  await guest.realtime.disconnect();
  await eventually(() => expect(watcher.presenceState()).toEqual({}));
  await eventually(() => expect(late.presenceState()).toEqual({}));
});

test('two windows of one person are two presences of one key; without a key each has its own', async () => {
  const name = topic();
  const watcher = ada.channel(name).on('presence', { event: 'sync' }, () => undefined);
  await subscribe(watcher);
  const windows = await Promise.all([realtime.connect(), realtime.connect(), realtime.connect()]);
  const keys = ['same', 'same', ''];
  for (const [index, client] of windows.entries()) {
    const channel = await subscribe(
      client.channel(name, { config: { presence: { key: keys[index] ?? '' } } }),
    );
    await channel.track({ window: index });
  }
  await eventually(() => expect(Object.values(watcher.presenceState()).flat()).toHaveLength(3));
  expect(watcher.presenceState()).toMatchObject({ same: [{ window: 0 }, { window: 1 }] });
  const anonymous = Object.keys(watcher.presenceState()).filter((key) => key !== 'same');
  expect(anonymous).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)]);
});

test('a client that leaves a channel receives no more messages, and can join again', async () => {
  const name = topic();
  const first = ada.channel(name);
  const before = collectBroadcasts(first);
  await subscribe(first);
  expect(await first.unsubscribe()).toBe('ok');
  const again = ada.channel(name, { config: { broadcast: { self: true, ack: true } } });
  const after = collectBroadcasts(again);
  await subscribe(again);
  expect(await again.send({ type: 'broadcast', event: 'hello' })).toBe('ok');
  await eventually(() => expect(after).toHaveLength(1));
  expect(before).toEqual([]);
});
