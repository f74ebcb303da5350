import pg from 'pg';
import { eventually } from '@headway/testing/eventually';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SupabaseClient } from '@supabase/supabase-js';
import { createMessageStore } from '../src/realtime/messages/message-store.ts';
import {
  collectBroadcasts,
  createToken,
  startRealtime,
  subscribe,
  type Broadcast,
  type RealtimeHarness,
} from './realtime-harness.ts';

const SCHEMA = `
  create policy everything on realtime.messages to authenticated using (true) with check (true);
  create table public.tasks (id integer primary key, title text);
  create function public.tell() returns trigger language plpgsql as $$
  begin
    perform realtime.broadcast_changes(
      'tasks', tg_op, tg_op, tg_table_name, tg_table_schema, new, old, tg_level
    );
    return null;
  end $$;
  create trigger tell after insert or update or delete on public.tasks for each row execute function public.tell();
`;

let realtime: RealtimeHarness;
let client: SupabaseClient;

beforeAll(async () => {
  realtime = await startRealtime({ schema: SCHEMA });
  client = await realtime.connect(await createToken({ sub: crypto.randomUUID() }));
});
afterAll(() => realtime.stop());

const topic = () => `topic:${crypto.randomUUID()}`;
const PRIVATE = { private: true } as const;
const toHex = (payload: unknown) =>
  payload instanceof ArrayBuffer ? Buffer.from(payload).toString('hex') : payload;

async function send(name: string, event: string, payload: unknown = {}, isPrivate = true): Promise<void> {
  await realtime.sql('select realtime.send($1, $2, $3, $4)', [
    JSON.stringify(payload),
    event,
    name,
    isPrivate,
  ]);
}

test('messages of the database arrive in their room, with the id of their row', async () => {
  const name = topic();
  const inside = client.channel(name, { config: PRIVATE });
  const received = collectBroadcasts(inside);
  const outside = (await realtime.connect()).channel(name);
  const overheard = collectBroadcasts(outside);
  await Promise.all([subscribe(inside), subscribe(outside)]);
  await send(name, 'private', { n: 1 });
  await realtime.sql(`select realtime.send_binary('\\x00ff', 'bytes', $1)`, [name]);
  await send(name, 'public', { id: 'mine' }, false);
  await eventually(() => expect(overheard).toHaveLength(1));
  expect(overheard[0]).toMatchObject({ event: 'public', payload: { id: 'mine' } });
  expect(received.map(({ event }) => event)).toEqual(['private', 'bytes']);
  expect(toHex(received[1]?.payload)).toBe('00ff');
  const rows = await realtime.sql(
    'select id from realtime.messages where topic = $1 and private order by inserted_at',
    [name],
  );
  expect(received.map(({ meta }) => ({ id: meta?.id }))).toEqual(rows);
  // without one of its own, an object gets the number of its row
  expect(received[0]?.payload).toEqual({ n: 1, id: received[0]?.meta?.id });
});

test('a rolled back transaction sends nothing; a committed one sends in order', async () => {
  const name = topic();
  const channel = client.channel(name, { config: PRIVATE });
  const received = collectBroadcasts(channel);
  await subscribe(channel);
  await realtime.sql(`do $$ begin
    begin
      perform realtime.send('{}', 'undone', '${name}');
      raise 'no';
    exception when others then null;
    end;
    perform realtime.send('{}', 'first', '${name}');
    perform realtime.send('{}', 'second', '${name}');
  end $$`);
  await eventually(() => expect(received.map(({ event }) => event)).toEqual(['first', 'second']));
});

test('broadcast_changes sends the change of a trigger', async () => {
  const channel = client.channel('tasks', { config: PRIVATE });
  const received = collectBroadcasts(channel);
  await subscribe(channel);
  await realtime.sql(`insert into public.tasks values (1, 'write')`);
  await realtime.sql(`update public.tasks set title = 'test'`);
  await realtime.sql(`delete from public.tasks`);
  await eventually(() => expect(received).toHaveLength(3));
  const [written, tested] = [
    { id: 1, title: 'write' },
    { id: 1, title: 'test' },
  ];
  const where = { schema: 'public', table: 'tasks' };
  expect(received).toMatchObject([
    { event: 'INSERT', payload: { ...where, operation: 'INSERT', record: written, old_record: null } },
    { event: 'UPDATE', payload: { ...where, operation: 'UPDATE', record: tested, old_record: written } },
    { event: 'DELETE', payload: { ...where, operation: 'DELETE', record: null, old_record: tested } },
  ]);
});

test('a failing send does not undo the change that it reports', async () => {
  await realtime.sql(`do $$ begin
    insert into public.tasks values (2, 'kept');
    perform realtime.send('{}', null, null);
  end $$`);
  expect(await realtime.sql('select id from public.tasks')).toEqual([{ id: 2 }]);
});

test('replication_ready is reported', async () => {
  const channel = client.channel(topic(), {
    config: { private: true, broadcast: { replication_ready: true } },
  });
  const heard: unknown[] = [];
  channel.on('system', {}, (message) => heard.push(message));
  await subscribe(channel);
  await eventually(() =>
    expect(heard).toEqual([
      {
        extension: 'system',
        status: 'ok',
        message: 'Replication connection established',
        channel: channel.subTopic,
      },
    ]),
  );
});

/** What somebody gets who joins while something is being sent; that comes, too, once and last. */
async function replay(name: string, since: number, limit?: number): Promise<Broadcast[]> {
  const fresh = await realtime.connect(await createToken({ sub: crypto.randomUUID() }));
  const channel = fresh.channel(name, {
    config: { private: true, broadcast: { replay: { since, ...(limit === undefined ? {} : { limit }) } } },
  });
  const received = collectBroadcasts(channel);
  await Promise.all([subscribe(channel), send(name, 'meanwhile')]);
  await send(name, 'end');
  await eventually(() => expect(received.at(-1)?.event).toBe('end'));
  await realtime.sql(`delete from realtime.messages where event in ('meanwhile', 'end')`);
  await channel.unsubscribe();
  const meanwhile = received.filter(({ event }) => event === 'meanwhile');
  // one that was sent before the join is not replayed if it is older than asked for
  expect(meanwhile.length).toBeLessThanOrEqual(1);
  expect(meanwhile).toHaveLength(since < Date.now() ? 1 : meanwhile.length);
  return received.filter(({ event }) => event !== 'meanwhile' && event !== 'end');
}

test('replay sends the newest messages once, oldest first, and later messages after them', async () => {
  const name = topic();
  for (let index = 0; index < 30; index += 1) await send(name, `${index}`);
  await realtime.sql(`select realtime.send_binary('\\x01', 'bytes', $1)`, [name]);
  await send(name, 'public', {}, false);
  const all = await replay(name, 0);
  expect(all.slice(-24).map(({ event }) => event)).toEqual([
    ...Array.from({ length: 23 }, (_, index) => `${index + 7}`),
    'bytes',
  ]);
  expect(all.every(({ meta }) => meta?.replayed === true && meta.id.length === 36)).toBe(true);
  expect(toHex(all.at(-1)?.payload)).toBe('01');
  const three = await replay(name, 0, 3);
  expect(three.slice(-2).map(({ event }) => event)).toEqual(['29', 'bytes']);
  expect(await replay(name, Date.now() + 60_000)).toEqual([]);
});

test('replay is for private channels with valid parameters', async () => {
  const refused = client.channel(topic(), {
    config: { private: true, broadcast: { replay: { since: -1 } } },
  });
  await expect(subscribe(refused)).rejects.toThrow('UnableToReplayMessages: Replay params are not valid');
});

test('persist keeps a message for replay, sends it once, and not to its sender', async () => {
  const name = topic();
  const sender = client.channel(name, { config: { private: true, broadcast: { ack: true } } });
  const own = collectBroadcasts(sender);
  const other = await realtime.connect(await createToken({ sub: crypto.randomUUID() }));
  const listener = other.channel(name, { config: { private: true, broadcast: { ack: true } } });
  const received = collectBroadcasts(listener);
  await Promise.all([subscribe(sender), subscribe(listener)]);
  const message = { type: 'broadcast', payload: { kept: true } } as const;
  expect(await sender.send({ ...message, event: 'kept', persist: true })).toBe('ok');
  expect(await sender.send({ ...message, event: 'short', persist: { ttl: 1 } })).toBe('ok');
  expect(await sender.send({ ...message, event: 'passing' })).toBe('ok');
  expect(
    await sender.send({ ...message, event: 'bytes', payload: Uint8Array.of(7).buffer, persist: true }),
  ).toBe('ok');
  expect(await sender.send({ ...message, event: 'long', persist: { ttl: 1e9 } })).toContain('ttl');
  expect(await sender.httpSend('http', { kept: true }, { persist: { ttl: 60 } })).toEqual({ success: true });
  // what the stream brings has come when this has
  await send(name, 'last');
  await eventually(() => expect(received.at(-1)?.event).toBe('last'));
  expect(received.map(({ event }) => event)).toEqual(['kept', 'short', 'passing', 'bytes', 'http', 'last']);
  expect(own.map(({ event }) => event)).toEqual(['http', 'last']);
  const [{ expired } = {}] = await realtime.sql(
    `update realtime.messages set expires_at = expires_at - interval '2 s' where event = 'short' returning true as expired`,
  );
  expect(expired).toBe(true);
  await listener.unsubscribe();
  const again = other.channel(name, { config: { private: true, broadcast: { replay: { since: 0 } } } });
  const replayed = collectBroadcasts(again);
  await subscribe(again);
  await eventually(() =>
    expect(replayed.map(({ event }) => event)).toEqual(['kept', 'bytes', 'http', 'last']),
  );
});

test('old messages are deleted when the server starts', async () => {
  await realtime.sql(
    `insert into realtime.messages (topic, extension, event, private, inserted_at) values ('old', 'broadcast', 'e', true, now() - interval '4 days')`,
  );
  const pool = new pg.Pool({ connectionString: realtime.database.url, max: 1 });
  await createMessageStore(pool).deleteOld();
  await pool.end();
  expect(await realtime.sql(`select from realtime.messages where topic = 'old'`)).toEqual([]);
});
