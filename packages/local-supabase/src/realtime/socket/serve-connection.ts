import type { WebSocket } from 'ws';
import { getOrCreate } from '../get-or-create.ts';
import { createRateCounter, type RateCounter } from '../rate-counter.ts';
import type { RealtimeContext } from '../realtime-context.ts';
import { toReason } from '../realtime-log.ts';
import { decodeClientFrame, FrameError, type ClientFrame } from '../wire/decode-client-frame.ts';
import type { ServerFrame } from '../wire/encode-server-frame.ts';
import type { ProtocolVersion } from '../wire/protocol-version.ts';
import type { Channel, ChannelSocket } from './channel.ts';
import { createChannelOutput } from './channel-output.ts';
import { handleMessage } from './handle-message.ts';
import { joinChannel } from './join-channel.ts';
import { JoinRefusal } from './join-refusal.ts';
import { createSerialQueue, type SerialQueue } from './serial-queue.ts';

/** One topic of a socket: the queue of its messages, and the channel if it has been joined. */
interface Slot {
  queue: SerialQueue;
  channel: Channel | undefined;
}

/** One socket, with the topics that its client uses. */
interface ServedSocket extends ChannelSocket {
  context: RealtimeContext;
  webSocket: WebSocket;
  slots: Map<string, Slot>;
  joins: RateCounter;
  isClosed: boolean;
}

const TOPIC_PREFIX = 'realtime:';
/** The most messages that wait for the answer to a join. */
const MOST_WAITING = 1000;
const MALFORMED = 1007;
const POLICY_VIOLATION = 1008;
const INTERNAL_ERROR = 1011;
const TRY_AGAIN_LATER = 1013;

/** Serves one socket until it is closed. */
export function serveConnection(
  context: RealtimeContext,
  webSocket: WebSocket,
  version: ProtocolVersion,
  apiKey: string,
): void {
  const { limits, log, users } = context;
  const events = createRateCounter(limits.maxEventsPerSecond);
  const socket: ServedSocket = {
    version,
    apiKey,
    send: (frame) => send(socket, frame),
    countEvent: () => events.add(),
    context,
    webSocket,
    slots: new Map(),
    joins: createRateCounter(limits.maxJoinsPerSecond),
    isClosed: false,
  };

  const idle = setTimeout(() => webSocket.terminate(), limits.idleTimeoutMs);
  // a browser answers pings by itself, also for a hidden page, whose timers run only once a minute
  const pinging = setInterval(() => webSocket.ping(), limits.idleTimeoutMs / 3);
  webSocket.on('message', (data: Buffer, isBinary) => {
    idle.refresh();
    receive(socket, data, isBinary);
  });
  webSocket.on('pong', () => idle.refresh());
  // reports a malformed frame; the socket is closed after it
  webSocket.on('error', (error) => log('MalformedFrame', error.message));
  webSocket.on('close', () => {
    socket.isClosed = true;
    clearTimeout(idle);
    clearInterval(pinging);
    users.delete(webSocket);
    for (const { channel } of socket.slots.values()) channel?.leave();
    socket.slots.clear();
  });
}

function send({ webSocket, context }: ServedSocket, { data, isBinary }: ServerFrame): void {
  if (webSocket.readyState !== webSocket.OPEN) return;
  webSocket.send(data, { binary: isBinary });
  if (webSocket.bufferedAmount > context.limits.maxSendBufferBytes) {
    context.log(
      'SlowConsumer',
      `a socket was closed because ${webSocket.bufferedAmount} bytes were waiting for it`,
    );
    webSocket.close(TRY_AGAIN_LATER, 'too much is waiting to be received');
    webSocket.terminate();
  }
}

function receive(socket: ServedSocket, data: Buffer, isBinary: boolean): void {
  const { context, webSocket, version } = socket;
  try {
    const frame = decodeClientFrame(data, isBinary, version);
    if (frame.topic === 'phoenix') answerHeartbeat(socket, frame);
    else enqueue(socket, frame);
  } catch (error) {
    const isMalformed = error instanceof FrameError;
    context.log(isMalformed ? 'MalformedFrame' : 'InternalError', toReason(error));
    if (isMalformed) webSocket.close(MALFORMED, error.message);
    else webSocket.close(INTERNAL_ERROR, 'internal error');
  }
}

function answerHeartbeat({ version, send }: ServedSocket, { ref, topic, event }: ClientFrame): void {
  const output = createChannelOutput({ version, topic, joinRef: null, send });
  if (event === 'heartbeat') output.reply(ref, 'ok');
  else output.reply(ref, 'error', { reason: 'unmatched topic' });
}

/** Handles a message after the earlier messages of its topic. */
function enqueue(socket: ServedSocket, frame: ClientFrame): void {
  const { context, webSocket, slots } = socket;
  const slot = getOrCreate(slots, frame.topic, () => createSlot(socket, frame.topic));
  if (slot.queue.waiting >= MOST_WAITING) {
    context.log('ConnectionRefused', `${frame.topic}: too many messages wait for the join`);
    webSocket.close(POLICY_VIOLATION, 'too many messages before the join was answered');
    return;
  }
  slot.queue.run(() => {
    if (socket.isClosed) return undefined;
    const channel = slot.channel?.isClosed ? undefined : slot.channel;
    return frame.event === 'phx_join'
      ? join(socket, slot, channel, frame)
      : handleMessage(socket, channel, frame);
  });
}

function createSlot({ context, slots }: ServedSocket, topic: string): Slot {
  const onError = (error: unknown): void => {
    context.log('InternalError', `${topic}: ${toReason(error)}`);
    slot.channel?.fail();
  };
  const onIdle = (): void => {
    if (!slot.channel || slot.channel.isClosed) slots.delete(topic);
  };
  const slot: Slot = { channel: undefined, queue: createSerialQueue(onError, onIdle) };
  return slot;
}

async function join(
  socket: ServedSocket,
  slot: Slot,
  earlier: Channel | undefined,
  frame: ClientFrame,
): Promise<void> {
  const { context, webSocket, slots, version, send } = socket;
  if (earlier) {
    earlier.leave();
    earlier.output.close();
  }
  slot.channel = undefined;
  const refusal = findRefusal(socket, frame.topic);
  if (refusal) {
    context.log('JoinRefused', `${frame.topic}: ${refusal.reason}`);
    createChannelOutput({ version, ...frame, send }).reply(frame.ref, 'error', { reason: refusal.reason });
    if (refusal.code === 'ClientJoinRateLimitReached') webSocket.close(POLICY_VIOLATION, refusal.message);
    return;
  }
  context.users.add(webSocket);
  slot.channel = await joinChannel(context, socket, frame);
  if (socket.isClosed) slot.channel?.leave();
  if (socket.isClosed || [...slots.values()].every(({ channel }) => !channel)) {
    context.users.delete(webSocket);
  }
}

function findRefusal(
  { context: { limits, users }, joins, slots, webSocket }: ServedSocket,
  topic: string,
): JoinRefusal | undefined {
  if (!joins.add()) return new JoinRefusal('ClientJoinRateLimitReached', 'Too many joins per second');
  if (!topic.startsWith(TOPIC_PREFIX) || topic === TOPIC_PREFIX) {
    return new JoinRefusal('TopicNameRequired', 'You must provide a topic name');
  }
  // includes the slot of this join
  if (slots.size > limits.maxChannelsPerClient) {
    return new JoinRefusal('ChannelRateLimitReached', 'Too many channels');
  }
  if (!users.has(webSocket) && users.size >= limits.maxConcurrentUsers) {
    return new JoinRefusal('ConnectionRateLimitReached', 'Too many connected users');
  }
  return undefined;
}
