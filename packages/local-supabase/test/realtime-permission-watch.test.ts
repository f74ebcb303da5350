import type { RealtimeChannel, SupabaseClient } from '@supabase/supabase-js';
import { eventually } from '@headway/testing/eventually';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  collectBroadcasts,
  createToken,
  startRealtime,
  subscribe,
  type RealtimeHarness,
} from './realtime-harness.ts';

const SCHEMA = `
  create table public.members (room text, person text, writes boolean not null, primary key (room, person));
  grant select on public.members to authenticated;
  create policy readers on realtime.messages for select to authenticated using (exists (
    select from public.members where room = realtime.topic() and person = auth.jwt() ->> 'sub'));
  create policy writers on realtime.messages for insert to authenticated with check (exists (
    select from public.members where room = realtime.topic() and person = auth.jwt() ->> 'sub' and writes));
  -- so that calls of functions are counted
  alter database postgres set track_functions = 'pl';
`;
const TALKING = { private: true, broadcast: { self: true, ack: true } } as const;

let realtime: RealtimeHarness;

beforeAll(async () => {
  realtime = await startRealtime({
    schema: SCHEMA,
    limits: { maxConcurrentUsers: 1000, maxPresenceCalls: 1000 },
    permissionCheckMs: 100,
  });
});
afterAll(() => realtime.stop());

async function admit(room: string, person: string, writes = true): Promise<void> {
  await realtime.sql(
    `insert into public.members values ($1, $2, $3)
     on conflict (room, person) do update set writes = excluded.writes`,
    [room, person, writes],
  );
}

async function remove(room: string, person: string): Promise<void> {
  await realtime.sql('delete from public.members where room = $1 and person = $2', [room, person]);
}

interface Visitor {
  client: SupabaseClient;
  channel: RealtimeChannel;
  statuses: string[];
  told: string[];
}

/** Admits someone and enters. */
async function enter(room: string, person: string): Promise<Visitor> {
  await admit(room, person);
  const client = await realtime.connect(await createToken({ sub: person }));
  const channel = client.channel(room, { config: { ...TALKING, presence: { key: person, enabled: true } } });
  const told: string[] = [];
  channel.on('system', {}, ({ status, message }) => told.push(`${status}: ${message}`));
  const statuses: string[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  channel.subscribe((status) => {
    statuses.push(status);
    resolve();
  });
  await promise;
  expect(statuses).toEqual(['SUBSCRIBED']);
  return { client, channel, statuses, told };
}

test('a person who may not read a channel any more is removed from it, and the others see that', async () => {
  const room = crypto.randomUUID();
  const [stays, goes] = [await enter(room, 'stays'), await enter(room, 'goes')];
  await Promise.all([stays, goes].map(({ channel }) => channel.track({})));
  await eventually(() => expect(Object.keys(stays.channel.presenceState())).toHaveLength(2));
  await remove(room, 'goes');
  await eventually(() => expect(Object.keys(stays.channel.presenceState())).toEqual(['stays']));
  await eventually(() => expect(goes.statuses).toEqual(['SUBSCRIBED', 'CLOSED']));
  expect(goes.told).toEqual([
    `error: You no longer have permission to read from this Channel topic: ${room}`,
  ]);
  expect(stays.statuses).toEqual(['SUBSCRIBED']);
  expect(await stays.channel.send({ type: 'broadcast', event: 'e' })).toBe('ok');
  const again = goes.client.channel(room, { config: { private: true } });
  await expect(subscribe(again)).rejects.toThrow('Unauthorized');
});

test('messages of a person who may only read are dropped, until the right to write is given back', async () => {
  const room = crypto.randomUUID();
  const [listener, speaker] = [await enter(room, 'listener'), await enter(room, 'speaker')];
  const heard = collectBroadcasts(listener.channel);
  const say = (event: string) => speaker.channel.send({ type: 'broadcast', event }, { timeout: 200 });
  expect(await say('before')).toBe('ok');
  await admit(room, 'speaker', false);
  await eventually(async () => expect(await say('probe')).toBe('timed out'));
  expect(await speaker.channel.track({})).toBe('error');
  await say('denied');
  await admit(room, 'speaker', true);
  await eventually(async () => expect(await say('after')).toBe('ok'));
  await eventually(() => expect(heard.map(({ event }) => event)).toContain('after'));
  expect(heard.map(({ event }) => event)).not.toContain('denied');
  expect(speaker.statuses).toEqual(['SUBSCRIBED']);
});

test('nobody is removed during an outage of the database; after it, people without rights are', async () => {
  const room = crypto.randomUUID();
  const [stays, goes] = [await enter(room, 'stays'), await enter(room, 'goes')];
  await realtime.killDatabase();
  await eventually(() => expect(realtime.log.join('\n')).toContain('DatabaseUnavailable'));
  expect(await goes.channel.send({ type: 'broadcast', event: 'e' })).toBe('ok');
  await realtime.database.restart();
  await eventually(() => remove(room, 'goes'));
  await eventually(() => expect(goes.statuses).toEqual(['SUBSCRIBED', 'CLOSED']));
  expect(stays.statuses).toEqual(['SUBSCRIBED']);
});

test('200 people in two rooms cost one query at a time, and leave no rows', async () => {
  const rooms = [crypto.randomUUID(), crypto.randomUUID()] as const;
  const people = await Promise.all(
    Array.from({ length: 200 }, (_, index) => enter(index % 2 ? rooms[0] : rooms[1], `person ${index}`)),
  );
  const countCalls = async () => {
    const [row] = await realtime.sql(
      `select calls from pg_stat_user_functions where funcname = 'topic_permissions'`,
    );
    return Number(row?.['calls']);
  };
  const countRows = async () => {
    const [row] = await realtime.sql(`select n_tup_ins from pg_stat_user_tables where relname = 'messages'`);
    return Number(row?.['n_tup_ins']);
  };
  // what the joins have cost has been counted once a check has been that follows them
  const before = await eventually(async () => {
    const calls = await countCalls();
    expect(calls).toBeGreaterThanOrEqual(200);
    return { calls, rows: await countRows() };
  });
  const after = await eventually(async () => {
    const calls = await countCalls();
    expect(calls).toBeGreaterThan(before.calls + 3);
    return { calls, rows: await countRows() };
  });
  // two kinds of message in two rooms, taken back each time; other tests' channels may be open still
  expect((after.rows - before.rows) / (after.calls - before.calls)).toBeLessThan(20);
  await remove(rooms[0], 'person 7');
  await eventually(() => expect(people[7]?.statuses).toEqual(['SUBSCRIBED', 'CLOSED']));
  expect(people.filter(({ statuses }) => statuses.length > 1)).toHaveLength(1);
  const [left] = await realtime.sql('select count(*)::int from realtime.messages');
  expect(left).toEqual({ count: 0 });
});
