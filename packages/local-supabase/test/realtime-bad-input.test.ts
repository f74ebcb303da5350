import { once } from 'node:events';
import { eventually } from '@headway/testing/eventually';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket, type ClientOptions } from 'ws';
import {
  createToken,
  PUBLISHABLE_KEY,
  startRealtime,
  subscribe,
  type RealtimeHarness,
} from './realtime-harness.ts';

const LIMITS = {
  maxFrameBytes: 100_000,
  maxPayloadSizeKb: 10,
  maxEventsPerSecond: 20,
  maxJoinsPerSecond: 10,
  maxChannelsPerClient: 5,
  maxPresenceCalls: 5,
  maxConcurrentUsers: 20,
  idleTimeoutMs: 3000,
};

let realtime: RealtimeHarness;
/** Two people who do nothing wrong, and must not notice anything. */
let heardByOther: number[];
let calm: { say(number: number): void };

beforeAll(async () => {
  realtime = await startRealtime({ limits: LIMITS });
  const [one, other] = await Promise.all([0, 1].map(() => realtime.connect()));
  if (!one || !other) throw new Error('there are two');
  heardByOther = [];
  const speaker = one.channel('calm');
  const listener = other.channel('calm');
  listener.on('broadcast', { event: 'n' }, ({ payload }) => heardByOther.push(payload.number));
  await Promise.all([subscribe(speaker), subscribe(listener)]);
  calm = { say: (number) => void speaker.send({ type: 'broadcast', event: 'n', payload: { number } }) };
});
afterAll(() => realtime.stop());

type Frame = [string | null, string | null, string, string, Record<string, unknown>];

/** A socket without the manners of the published client. */
async function openSocket(query = `apikey=${PUBLISHABLE_KEY}&vsn=2.0.0`, options: ClientOptions = {}) {
  const socket = new WebSocket(
    `${realtime.url.replace('http', 'ws')}/realtime/v1/websocket?${query}`,
    options,
  );
  const frames: Frame[] = [];
  const closed = once(socket, 'close').then(([code, reason]) => ({
    code: Number(code),
    reason: String(reason),
  }));
  socket.on('message', (data: Buffer, isBinary) => {
    if (!isBinary) frames.push(JSON.parse(data.toString()));
  });
  await once(socket, 'open');
  let ref = 0;
  const send = (topic: string, event: string, payload: unknown = {}, joinRef = '1') => {
    ref += 1;
    socket.send(JSON.stringify([joinRef, `${ref}`, topic, event, payload]));
    return `${ref}`;
  };
  const answerTo = (wanted: string) =>
    eventually(() => {
      const frame = frames.find(([, answered, , event]) => answered === wanted && event === 'phx_reply');
      if (!frame) throw new Error(`no answer to ${wanted}`);
      return frame[4];
    });
  const ask = async (...message: Parameters<typeof send>) => answerTo(send(...message));
  return { socket, frames, closed, send, ask };
}

/** What is said by those who do nothing wrong is still heard. */
async function expectOthersUnaffected(): Promise<void> {
  const number = heardByOther.length;
  calm.say(number);
  await eventually(() => expect(heardByOther.at(-1)).toBe(number));
}

test.each([
  ['text that is not JSON', 'nonsense'],
  ['an object where there should be an array', '{"topic":"x"}'],
  ['an array that is too short', '["1","1","realtime:x"]'],
  ['a topic that is no text', '["1","1",5,"phx_join",{}]'],
  ['an unknown binary frame', Buffer.of(9, 0, 0, 0, 0, 0, 0)],
  ['a binary frame that is too short', Buffer.of(3, 200, 200, 200, 200, 200, 1, 0)],
  ['a binary frame that says it is JSON', Buffer.from('\x03\x00\x00\x01\x01\x00\x01te{', 'latin1')],
])('%s closes the socket with 1007', async (_, data) => {
  const { socket, closed } = await openSocket();
  socket.send(data);
  expect(await closed).toMatchObject({ code: 1007 });
  await expectOthersUnaffected();
});

test('a frame over the limit closes the socket with 1009', async () => {
  const { socket, closed } = await openSocket();
  socket.send('x'.repeat(LIMITS.maxFrameBytes + 1));
  expect(await closed).toMatchObject({ code: 1009 });
  await expectOthersUnaffected();
});

test('a content that is too large is refused, and the channel goes on', async () => {
  const { socket, ask } = await openSocket();
  await ask('realtime:x', 'phx_join', { config: { broadcast: { ack: true } } });
  const large = { event: 'e', payload: { text: 'x'.repeat(11_000) } };
  expect(await ask('realtime:x', 'broadcast', large)).toEqual({
    status: 'error',
    response: { reason: 'payload_size_exceeded' },
  });
  expect(await ask('realtime:x', 'broadcast', { event: 'e', payload: {} })).toMatchObject({ status: 'ok' });
  socket.close();
});

test.each([
  ['', 'TopicNameRequired'],
  ['realtime:', 'TopicNameRequired'],
  ['elsewhere', 'TopicNameRequired'],
])('there is no joining the topic %o', async (topic, code) => {
  const { socket, ask } = await openSocket();
  const answer = await ask(topic, 'phx_join');
  expect(JSON.stringify(answer)).toContain(code);
  socket.close();
});

test('a join that cannot be read is refused, naming the field', async () => {
  const { socket, ask } = await openSocket();
  expect(await ask('realtime:x', 'phx_join', { config: { presence: 5 } })).toEqual({
    status: 'error',
    response: { reason: expect.stringContaining('InvalidJoinPayload: config.presence') },
  });
  socket.close();
});

test('a message to a topic that was not joined is answered with an error', async () => {
  const { socket, ask } = await openSocket();
  const unmatched = { status: 'error', response: { reason: 'unmatched topic' } };
  expect(await ask('realtime:never', 'broadcast', { event: 'e' })).toEqual(unmatched);
  expect(await ask('phoenix', 'dance')).toEqual(unmatched);
  expect(await ask('realtime:never', 'phx_leave')).toMatchObject({ status: 'ok' });
  await ask('realtime:x', 'phx_join');
  expect(await ask('realtime:x', 'dance')).toMatchObject({ status: 'error' });
  socket.close();
});

test('a second join replaces the first', async () => {
  const { socket, ask, frames } = await openSocket();
  const join = { config: { broadcast: { self: true, ack: true } } };
  await ask('realtime:x', 'phx_join', join, '1');
  await ask('realtime:x', 'phx_join', join, '2');
  expect(frames).toContainEqual(['1', '1', 'realtime:x', 'phx_close', {}]);
  expect(await ask('realtime:x', 'broadcast', { event: 'e' }, '2')).toMatchObject({ status: 'ok' });
  expect(frames.filter(([, , , event]) => event === 'broadcast')).toHaveLength(0);
  socket.close();
});

test('too many channels are refused one by one', async () => {
  const { socket, ask } = await openSocket();
  const answers = [];
  for (let index = 0; index < 6; index += 1) answers.push(await ask(`realtime:${index}`, 'phx_join'));
  expect(answers.map(({ status }) => status)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'error']);
  expect(answers[5]).toMatchObject({ response: { reason: 'ChannelRateLimitReached: Too many channels' } });
  await ask('realtime:0', 'phx_leave');
  expect(await ask('realtime:6', 'phx_join')).toMatchObject({ status: 'ok' });
  socket.close();
});

test('joins in a loop close the socket they come from, and only that', async () => {
  const { closed, send, frames } = await openSocket();
  for (let index = 0; index < 200; index += 1) send('realtime:loop', 'phx_join', {}, `${index}`);
  expect(await closed).toEqual({ code: 1008, reason: 'Too many joins per second' });
  expect(JSON.stringify(frames)).toContain('ClientJoinRateLimitReached: Too many joins per second');
  await expectOthersUnaffected();
});

test('a flood of messages closes the channel, and only that', async () => {
  const { socket, send, ask, frames } = await openSocket();
  await ask('realtime:flood', 'phx_join');
  await ask('realtime:other', 'phx_join');
  for (let index = 0; index < 500; index += 1) send('realtime:flood', 'broadcast', { event: 'e' });
  await eventually(() => expect(frames.map(([, , , event]) => event)).toContain('phx_close'));
  expect(frames).toContainEqual([
    '1',
    null,
    'realtime:flood',
    'system',
    { extension: 'system', status: 'error', message: 'Too many messages per second', channel: 'flood' },
  ]);
  expect(await ask('phoenix', 'heartbeat')).toMatchObject({ status: 'ok' });
  await expectOthersUnaffected();
  socket.close();
});

test('a presence flood closes the channel and takes the presence out', async () => {
  const watcher = (await realtime.connect()).channel('presence');
  watcher.on('presence', { event: 'sync' }, () => undefined);
  await subscribe(watcher);
  const { socket, send, ask, frames } = await openSocket();
  await ask('realtime:presence', 'phx_join', { config: { presence: { enabled: true, key: 'flooder' } } });
  for (let index = 0; index < 6; index += 1) {
    send('realtime:presence', 'presence', { type: 'presence', event: 'track', payload: { index } });
  }
  await eventually(() => expect(JSON.stringify(frames)).toContain('Client presence rate limit exceeded'));
  await eventually(() => expect(watcher.presenceState()).toEqual({}));
  socket.close();
});

test.each([
  [{ event: 'track', payload: 'text' }, 'Presence track payload must be a map'],
  [{ event: 'dance' }, 'Unknown presence event dance'],
  [{}, 'A presence message needs an event'],
])('presence cannot be %o', async (payload, reason) => {
  const { socket, ask } = await openSocket();
  await ask('realtime:x', 'phx_join');
  expect(await ask('realtime:x', 'presence', payload)).toEqual({ status: 'error', response: { reason } });
  socket.close();
});

test('more users than allowed are refused, and let in when others have gone', async () => {
  const sockets = await Promise.all(Array.from({ length: 20 }, () => openSocket()));
  const answers = await Promise.all(sockets.map(({ ask }) => ask('realtime:x', 'phx_join')));
  const refused = answers.filter(({ status }) => status === 'error');
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]).toMatchObject({
    response: { reason: 'ConnectionRateLimitReached: Too many connected users' },
  });
  for (const { socket } of sockets) socket.close();
  await Promise.all(sockets.map(({ closed }) => closed));
  await expectOthersUnaffected();
});

test('a socket that answers no ping is closed, and no other socket', async () => {
  const silent = await openSocket();
  await silent.ask('realtime:x', 'phx_join');
  const { closed, ask } = await openSocket(undefined, { autoPong: false });
  await ask('realtime:x', 'phx_join');
  expect(await closed).toMatchObject({ code: 1006 });
  expect(await silent.ask('phoenix', 'heartbeat')).toMatchObject({ status: 'ok' });
  silent.socket.close();
});

/** The status with which a socket is refused. */
async function statusOf(query: string): Promise<unknown> {
  const socket = new WebSocket(`${realtime.url.replace('http', 'ws')}/realtime/v1/websocket?${query}`);
  const [, response] = await once(socket, 'unexpected-response');
  response.resume();
  return response.statusCode;
}

test('a socket needs a key and a protocol that is known', async () => {
  expect(await statusOf('vsn=2.0.0')).toBe(401);
  expect(await statusOf('vsn=2.0.0&apikey=wrong')).toBe(401);
  expect(await statusOf(`vsn=9.0.0&apikey=${PUBLISHABLE_KEY}`)).toBe(400);
  // keys of the older kind are tokens
  const { socket, ask } = await openSocket(`apikey=${await createToken({ role: 'anon' })}&vsn=2.0.0`);
  expect(await ask('realtime:x', 'phx_join')).toMatchObject({ status: 'ok' });
  socket.close();
});
