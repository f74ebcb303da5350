import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import {
  createClient,
  REALTIME_SUBSCRIBE_STATES,
  type RealtimeChannel,
  type SupabaseClient,
} from '@supabase/supabase-js';
import { eventually } from '@headway/testing/eventually';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  collectBroadcasts,
  createToken,
  JWT_SECRET,
  PUBLISHABLE_KEY,
  SECRET_KEY,
  startRealtime,
  type RealtimeHarness,
} from './realtime-harness.ts';

const SCHEMA = `
  create policy everything on realtime.messages to authenticated using (true) with check (true);
  create table public.items (id bigint generated always as identity primary key, body text);
  alter table public.items enable row level security;
  create policy everyone on public.items for select using (true);
  grant select on public.items to anon, authenticated;
  alter publication supabase_realtime add table public.items;
`;

let realtime: RealtimeHarness;

beforeEach(async () => {
  realtime = await startRealtime({ schema: SCHEMA });
});
afterEach(() => realtime.stop());

const insert = (body: string) => realtime.sql('insert into public.items (body) values ($1)', [body]);

/** Listens to the table, and keeps what it heard and how it fared. */
function watch(client: SupabaseClient): { bodies: unknown[]; statuses: string[]; system: string[] } {
  const watched = { bodies: [] as unknown[], statuses: [] as string[], system: [] as string[] };
  client
    .channel('items')
    .on('postgres_changes', { event: 'INSERT', schema: 'public', table: 'items' }, (change) => {
      watched.bodies.push(change.new['body']);
    })
    .on('system', {}, ({ extension, status }) => watched.system.push(`${extension} ${status}`))
    .subscribe((status) => watched.statuses.push(status));
  return watched;
}

test('after kill -9 of Postgres, listeners are informed, join again by themselves and receive later changes', async () => {
  const client = await realtime.connect(await createToken({ sub: crypto.randomUUID() }));
  const watched = watch(client);
  const room = client.channel('room', { config: { private: true, broadcast: { self: true, ack: true } } });
  const received = collectBroadcasts(room);
  const statuses: string[] = [];
  room.subscribe((status) => statuses.push(status));
  await eventually(() => expect([watched.statuses, statuses]).toEqual([['SUBSCRIBED'], ['SUBSCRIBED']]));
  await insert('before');
  await eventually(() => expect(watched.bodies).toEqual(['before']));

  await realtime.killDatabase();
  await eventually(() => expect(watched.system).toContain('postgres_changes error'));
  // rooms go on without a database
  expect(await room.send({ type: 'broadcast', event: 'meanwhile' })).toBe('ok');
  await realtime.database.restart();
  // sent before the server streams again, and not lost all the same
  await realtime.sql(`select realtime.send('{}', 'from the database', 'room')`);

  await eventually(() => expect(watched.statuses).toEqual(['SUBSCRIBED', 'CHANNEL_ERROR', 'SUBSCRIBED']));
  await insert('after');
  await eventually(() => expect(watched.bodies.at(-1)).toBe('after'));
  await eventually(() =>
    expect(received.map(({ event }) => event)).toEqual(['meanwhile', 'from the database']),
  );
  expect(statuses).toEqual(['SUBSCRIBED']);
});

test('messages sent without a pause while the stream breaks again and again arrive in order, each once', async () => {
  const client = await realtime.connect(await createToken({ sub: crypto.randomUUID() }));
  const room = client.channel('room', { config: { private: true } });
  const received = collectBroadcasts(room);
  const statuses: string[] = [];
  room.subscribe((status) => statuses.push(status));
  await eventually(() => expect(statuses).toEqual(['SUBSCRIBED']));
  // from here on, while the server is still starting
  const expected = Array.from({ length: 400 }, (_, index) => `${index}`);
  for (const event of expected) {
    await realtime.sql(`select realtime.send('{}', $1, 'room')`, [event]);
    if (Number(event) % 50 === 30) {
      await realtime.sql('select pg_terminate_backend(active_pid) from pg_replication_slots where active');
    }
  }
  await eventually(() => expect(received.at(-1)?.event).toBe('399'));
  expect(received.map(({ event }) => event)).toEqual(expected);
  expect(statuses).toEqual(['SUBSCRIBED']);
});

test('a join during an outage of the database is answered after it', async () => {
  await realtime.killDatabase();
  const client = await realtime.connect();
  const watched = watch(client);
  await realtime.database.restart();
  await eventually(() => expect(watched.statuses.at(-1)).toBe('SUBSCRIBED'));
  await insert('after');
  await eventually(() => expect(watched.bodies).toEqual(['after']));
});

test('after kill -9 of the server, clients join again by themselves, with their presence', async () => {
  let server = await startServer(0);
  const people = ['ada', 'bea', 'cleo'];
  const clients = people.map(() =>
    createClient(server.url, PUBLISHABLE_KEY, {
      auth: { persistSession: false },
      realtime: { reconnectAfterMs: () => 100 },
    }),
  );
  const rooms: RealtimeChannel[] = people.map((key, index) => {
    const room = clients[index]?.channel('room', { config: { presence: { key, enabled: true } } });
    if (!room) throw new Error('a client is missing');
    return room.subscribe((status) => {
      if (status === REALTIME_SUBSCRIBE_STATES.SUBSCRIBED) void room.track({ here: true });
    });
  });
  const received = rooms.map((room) => collectBroadcasts(room));
  const [first] = clients;
  if (!first) throw new Error('a client is missing');
  const watched = watch(first);
  await eventually(() => expect(rooms.map(presentIn)).toEqual([people, people, people]));

  server.process.kill('SIGKILL');
  await once(server.process, 'exit');
  await eventually(() => expect(watched.statuses.at(-1)).toBe('CHANNEL_ERROR'));
  server = await startServer(server.port);
  await eventually(() => expect(watched.statuses.at(-1)).toBe('SUBSCRIBED'));
  await eventually(() => expect(rooms.every((room) => room.state === 'joined')).toBe(true));
  await eventually(() => expect(rooms.map(presentIn)).toEqual([people, people, people]));
  await rooms[0]?.send({ type: 'broadcast', event: 'again' });
  await insert('after');
  await eventually(() => expect(received.slice(1).flat()).toHaveLength(2));
  await eventually(() => expect(watched.bodies).toEqual(['after']));

  await Promise.all(clients.map((client) => client.realtime.disconnect()));
  server.process.kill('SIGKILL');
  await once(server.process, 'exit');
});

function presentIn(room: RealtimeChannel): string[] {
  return Object.keys(room.presenceState()).toSorted();
}

async function startServer(port: number): Promise<{ process: ChildProcess; port: number; url: string }> {
  const child = fork(fileURLToPath(new URL('./realtime-process.ts', import.meta.url)), [
    realtime.database.url,
    JWT_SECRET,
    PUBLISHABLE_KEY,
    SECRET_KEY,
    String(port),
  ]);
  const [actual] = await once(child, 'message');
  return { process: child, port: Number(actual), url: `http://127.0.0.1:${Number(actual)}` };
}
