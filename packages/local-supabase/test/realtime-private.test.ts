import { eventually } from '@headway/testing/eventually';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  createClient,
  type RealtimeChannel,
  type RealtimeChannelOptions,
  type SupabaseClient,
} from '@supabase/supabase-js';
import {
  collectBroadcasts,
  createToken,
  PUBLISHABLE_KEY,
  SECRET_KEY,
  startRealtime,
  subscribe,
  type RealtimeHarness,
} from './realtime-harness.ts';

// A topic says who may do what in it: `rw:` everything, `r:` reading, `broadcast:` and `presence:` one of the two,
// `of:<sub>` only that person.
const SCHEMA = `
  create policy readers on realtime.messages for select to authenticated using (
    realtime.topic() like any (array['rw:%', 'r:%'])
    or realtime.topic() like extension || ':%'
    or split_part(realtime.topic(), ':', 2) = auth.uid()::text
  );
  create policy writers on realtime.messages for insert to authenticated with check (
    realtime.topic() like 'rw:%'
    or realtime.topic() like extension || ':%'
    or split_part(realtime.topic(), ':', 2) = auth.uid()::text
  );
  create function public.fail() returns boolean language plpgsql as $$ begin raise 'policy is broken'; end $$;
  create policy broken on realtime.messages for select to authenticated using (
    case when realtime.topic() like 'broken:%' then public.fail() else false end
  );
  create table public.notes (id bigint generated always as identity primary key, readers text[], body text);
  alter table public.notes enable row level security;
  create policy readers on public.notes for select to authenticated using (auth.jwt() ->> 'sub' = any (readers));
  create policy open on public.notes for select to anon using (readers = '{}');
  grant select on public.notes to anon, authenticated;
  alter publication supabase_realtime add table public.notes;
`;
const PRIVATE = { private: true } as const;
const TALKING = { private: true, broadcast: { self: true, ack: true } } as const;

let realtime: RealtimeHarness;

beforeAll(async () => {
  realtime = await startRealtime({
    schema: SCHEMA,
    limits: { maxConcurrentUsers: 1000, maxChannelsPerClient: 1000 },
  });
});
afterAll(() => realtime.stop());

const id = () => crypto.randomUUID();

async function insertNote(readers: string[], body: string): Promise<void> {
  await realtime.sql('insert into public.notes (readers, body) values ($1, $2)', [readers, body]);
}

async function connectAs(sub: string, claims: Record<string, unknown> = {}): Promise<SupabaseClient> {
  return realtime.connect(await createToken({ sub, ...claims }));
}

/** Why a join is refused, without the topic, or `joined`. */
async function outcomeOf(
  client: SupabaseClient,
  topic: string,
  config: RealtimeChannelOptions['config'] = PRIVATE,
): Promise<string> {
  const channel = client.channel(topic, { config });
  try {
    await subscribe(channel);
    return 'joined';
  } catch (error) {
    return String(error).replace(topic, '<topic>');
  } finally {
    await client.removeChannel(channel);
  }
}

function hearStatus(channel: RealtimeChannel): string[] {
  const heard: string[] = [];
  channel.on('system', {}, ({ status, message }) => heard.push(`${status}: ${message}`));
  return heard;
}

const DENIED = 'Error: Unauthorized: You do not have permissions to read from this Channel topic: <topic>';

test('policies decide who may join, by topic, by person and by role', async () => {
  const [ada, bea] = [id(), id()];
  const asAda = await connectAs(ada);
  const asAnon = await realtime.connect();
  const asService = await realtime.connect(SECRET_KEY);
  expect(await outcomeOf(asAda, `rw:${id()}`)).toBe('joined');
  expect(await outcomeOf(asAda, `of:${ada}`)).toBe('joined');
  expect(await outcomeOf(asAda, `of:${bea}`)).toBe(DENIED);
  expect(await outcomeOf(asAnon, `rw:${id()}`)).toBe(DENIED);
  expect(await outcomeOf(asService, `of:${bea}`)).toBe('joined');
  expect(await outcomeOf(asAda, `broken:${id()}`)).toBe(DENIED);
  await eventually(() => expect(realtime.log.join('\n')).toContain('policy is broken'));
});

test('the answer to a join does not tell whether a topic is used', async () => {
  const secret = `of:${id()}`;
  const service = await realtime.connect(SECRET_KEY);
  const owner = service.channel(secret, { config: TALKING });
  await subscribe(owner);
  await owner.send({ type: 'broadcast', event: 'said', payload: {} });
  await realtime.sql(`select realtime.send('{}', 'said', $1)`, [secret]);
  const prober = await connectAs(id());
  const used = await outcomeOf(prober, secret);
  const unused = await outcomeOf(prober, `of:${id()}`);
  expect([used, unused]).toEqual([DENIED, DENIED]);
  // the public room of that name is another room
  const publicRoom = prober.channel(secret, { config: { broadcast: { self: true, ack: true } } });
  const overheard = collectBroadcasts(publicRoom);
  const ownersSide = collectBroadcasts(owner);
  await subscribe(publicRoom);
  await owner.send({ type: 'broadcast', event: 'private', payload: {} });
  await publicRoom.send({ type: 'broadcast', event: 'public', payload: {} });
  expect(overheard.map(({ event }) => event)).toEqual(['public']);
  expect(ownersSide.map(({ event }) => event)).not.toContain('public');
});

test('messages of a person who may only read are dropped without an answer', async () => {
  const topic = `r:${id()}`;
  const reader = (await connectAs(id())).channel(topic, { config: TALKING });
  const service = (await realtime.connect(SECRET_KEY)).channel(topic, { config: TALKING });
  const received = collectBroadcasts(reader);
  await Promise.all([subscribe(reader), subscribe(service)]);
  expect(await reader.send({ type: 'broadcast', event: 'forged' }, { timeout: 200 })).toBe('timed out');
  expect(await reader.track({ here: true })).toBe('error');
  await service.send({ type: 'broadcast', event: 'true' });
  await eventually(() => expect(received.map(({ event }) => event)).toEqual(['true']));
  expect(realtime.log.join('\n')).toContain(`BroadcastDenied: ${topic} as authenticated`);
  expect(realtime.log.join('\n')).toContain(`PresenceDenied: ${topic} as authenticated`);
});

test('HTTP obeys the same policies', async () => {
  const topic = `r:${id()}`;
  const writable = `rw:${id()}`;
  const reader = await connectAs(id());
  const [readOnly, open] = [
    reader.channel(topic, { config: PRIVATE }),
    reader.channel(writable, { config: PRIVATE }),
  ];
  await expect(readOnly.httpSend('forged', {})).rejects.toThrow('Unauthorized');
  const received = collectBroadcasts(open);
  await subscribe(open);
  expect(await open.httpSend('allowed', {})).toEqual({ success: true });
  const response = await fetch(`${realtime.url}/realtime/v1/api/broadcast`, {
    method: 'POST',
    headers: { authorization: `Bearer ${PUBLISHABLE_KEY}` },
    body: JSON.stringify({ messages: [{ topic: writable, event: 'forged', payload: {}, private: true }] }),
  });
  expect(response.status).toBe(202);
  await open.httpSend('last', {});
  await eventually(() => expect(received.at(-1)?.event).toBe('last'));
  expect(received.map(({ event }) => event)).toEqual(['allowed', 'last']);
});

test('policies allow broadcast and presence separately', async () => {
  const [talk, meet] = [`broadcast:${id()}`, `presence:${id()}`];
  const presence = { key: 'me', enabled: true };
  const person = await connectAs(id());
  const service = await realtime.connect(SECRET_KEY);
  // only presence counts if it is asked for
  expect(await outcomeOf(person, meet)).toBe(DENIED);

  const talking = person.channel(talk, { config: { ...TALKING, presence } });
  const meeting = person.channel(meet, { config: { ...TALKING, presence } });
  const sync = vi.fn();
  talking.on('presence', { event: 'sync' }, sync);
  const heard = collectBroadcasts(meeting);
  const hosts = [talk, meet].map((topic) =>
    service.channel(topic, { config: { ...TALKING, presence: { key: 'host', enabled: true } } }),
  );
  await Promise.all([talking, meeting, ...hosts].map(subscribe));
  for (const host of hosts) {
    expect(await host.track({ host: true })).toBe('ok');
    expect(await host.send({ type: 'broadcast', event: 'hello' })).toBe('ok');
  }
  expect(await talking.send({ type: 'broadcast', event: 'hi' })).toBe('ok');
  expect(await talking.track({})).toBe('error');
  expect(await meeting.track({ me: true })).toBe('ok');
  await eventually(() => expect(Object.keys(meeting.presenceState()).toSorted()).toEqual(['host', 'me']));
  expect(heard).toEqual([]);
  expect(sync).not.toHaveBeenCalled();
});

test('a forged or expired token is refused, and the log tells why', async () => {
  const sub = id();
  const forged = await createToken({ sub, role: 'service_role' }, { secret: 'x'.repeat(40) });
  const expired = await createToken({ sub }, { expiresIn: -30 });
  const unsigned = `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify({ role: 'service_role', exp: 9e9 }))}.`;
  const roleless = await createToken({ sub, role: undefined });
  const outcomes = await Promise.all(
    [forged, expired, unsigned, roleless, 'nonsense'].map(async (token) =>
      outcomeOf(await realtime.connect(token), `rw:${id()}`, {}),
    ),
  );
  expect(outcomes).toEqual([
    'Error: JwtSignatureError: Failed to validate JWT signature',
    expect.stringMatching(/^Error: InvalidJWTToken: Token has expired 3\d seconds ago$/),
    'Error: MalformedJWT: The token provided is not a valid JWT',
    'Error: InvalidJWTToken: Fields `role` and `exp` are required in JWT',
    'Error: MalformedJWT: The token provided is not a valid JWT',
  ]);
  // in place of a key that is none, the key of the socket counts
  const guesser = await realtime.connect('sb_secret_forged');
  expect(await outcomeOf(guesser, `rw:${id()}`)).toBe(DENIED);
  expect(await outcomeOf(guesser, `rw:${id()}`, {})).toBe('joined');
  expect(realtime.log.join('\n')).not.toContain(forged);
});

test('a wrong key gets no socket', async () => {
  const client = createClient(realtime.url, 'sb_publishable_wrong', { auth: { persistSession: false } });
  await expect(subscribe(client.channel('anything'))).rejects.toThrow('channel error');
  await client.realtime.disconnect();
  await eventually(() => expect(realtime.log.join('\n')).toContain('ConnectionRefused'));
});

test('an expired token closes the channel, unless it is renewed in time', async () => {
  const sub = id();
  let current = await createToken({ sub }, { expiresIn: 2 });
  const renewing = await realtime.connect(() => current);
  const lapsing = await realtime.connect(await createToken({ sub }, { expiresIn: 2 }));
  const kept = renewing.channel(`rw:${id()}`, { config: TALKING });
  const lost = lapsing.channel(`rw:${id()}`, { config: TALKING });
  const heard = hearStatus(lost);
  const statuses: string[] = [];
  lost.subscribe((status) => statuses.push(status));
  await subscribe(kept);
  current = await createToken({ sub });
  await renewing.realtime.setAuth();
  await eventually(() => expect(statuses).toEqual(['SUBSCRIBED', 'CLOSED']));
  expect(heard).toEqual([expect.stringMatching(/^error: Token has expired \d+ seconds ago$/)]);
  expect(await kept.send({ type: 'broadcast', event: 'still here' })).toBe('ok');
});

test('a new token with fewer rights closes the channel; one with the same rights changes nothing', async () => {
  const [ada, bea] = [id(), id()];
  let current = await createToken({ sub: ada });
  const client = await realtime.connect(() => current);
  const channel = client.channel(`of:${ada}`, { config: TALKING });
  const heard = hearStatus(channel);
  const statuses: string[] = [];
  channel.subscribe((status) => statuses.push(status));
  await eventually(() => expect(statuses).toEqual(['SUBSCRIBED']));
  current = await createToken({ sub: ada, session: 2 });
  await client.realtime.setAuth();
  expect(await channel.send({ type: 'broadcast', event: 'e' })).toBe('ok');
  current = await createToken({ sub: bea });
  await client.realtime.setAuth();
  await eventually(() => expect(statuses).toEqual(['SUBSCRIBED', 'CLOSED']));
  expect(heard).toEqual([`error: You do not have permissions to read from this Channel topic: of:${ada}`]);
});

test('after the token of another person, a channel receives what that person may read', async () => {
  const [ada, bea] = [id(), id()];
  let current = await createToken({ sub: ada });
  const client = await realtime.connect(() => current);
  const bodies: unknown[] = [];
  const channel = client.channel(id());
  channel.on('postgres_changes', { event: 'INSERT', schema: 'public', table: 'notes' }, (change) => {
    bodies.push(change.new['body']);
  });
  const heard = hearStatus(channel);
  await subscribe(channel);
  await insertNote([bea], 'not for Ada');
  await insertNote([ada], 'for Ada');
  await eventually(() => expect(bodies).toEqual(['for Ada']));
  current = await createToken({ sub: bea });
  await client.realtime.setAuth();
  await eventually(() => expect(heard).toHaveLength(2));
  await insertNote([ada], 'no longer for Ada');
  await insertNote([bea], 'for Bea');
  await eventually(() => expect(bodies).toEqual(['for Ada', 'for Bea']));
  expect(heard).toEqual(['ok: Subscribed to PostgreSQL', 'ok: Subscribed to PostgreSQL']);
});

test('a key does not replace a token that was set by hand', async () => {
  const client = await realtime.connect();
  await client.realtime.setAuth(await createToken({ sub: id() }));
  const channel = client.channel(`rw:${id()}`, { config: TALKING });
  await subscribe(channel);
  await client.realtime.setAuth(PUBLISHABLE_KEY);
  expect(await channel.send({ type: 'broadcast', event: 'still me' })).toBe('ok');
});

test('of 200 subscribers with different rights each sees exactly what it may', async () => {
  const people = Array.from({ length: 200 }, (_, index) => `person-${index}`);
  const seen = new Map<string, string[]>(people.map((person) => [person, []]));
  await Promise.all(
    people.map(async (person, index) => {
      const client = await connectAs(person);
      const channel = client.channel(`notes of ${index % 7}`);
      // some narrow it down themselves
      const filter = index % 3 === 0 ? 'body=like.%even%' : index % 3 === 1 ? 'body=neq.even 4' : undefined;
      channel.on(
        'postgres_changes',
        { event: 'INSERT', schema: 'public', table: 'notes', ...(filter ? { filter } : {}) },
        (change) => seen.get(person)?.push(String(change.new['body'])),
      );
      await subscribe(channel);
    }),
  );
  const notes = Array.from({ length: 60 }, (_, note) => ({
    body: `${note % 2 === 0 ? 'even' : 'odd'} ${note}`,
    readers: people.filter((_, index) => (index * 7 + note * 13) % 11 < 3),
  }));
  for (const { body, readers } of notes) {
    await insertNote(readers, body);
  }
  await insertNote(people, 'even last');
  await eventually(() =>
    expect([...seen.values()].every((bodies) => bodies.at(-1) === 'even last')).toBe(true),
  );
  const expected = people.map((person, index) => {
    const mayRead = notes.filter(({ readers }) => readers.includes(person)).map(({ body }) => body);
    const wanted = mayRead.filter((body) => {
      if (index % 3 === 0) return body.includes('even');
      return index % 3 === 2 || body !== 'even 4';
    });
    return [person, [...wanted, 'even last']];
  });
  expect([...seen]).toEqual(expected);
});
