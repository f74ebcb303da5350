import type { WebSocket } from 'ws';
import { createRateCounter } from '../rate-counter.ts';
import type { RealtimeContext } from '../realtime-context.ts';
import { toReason } from '../realtime-log.ts';
import { decodeClientFrame, FrameError, type ClientFrame } from '../wire/decode-client-frame.ts';
import type { ServerFrame } from '../wire/encode-server-frame.ts';
import type { ProtocolVersion } from '../wire/protocol-version.ts';
import type { Channel, ChannelSocket } from './channel.ts';
import { createChannelOutput } from './channel-output.ts';
import { joinChannel } from './join-channel.ts';
import { handleAccessToken } from './handle-access-token.ts';
import { handleBroadcast } from './handle-broadcast.ts';
import { handlePresence } from './handle-presence.ts';
import { JoinRefusal } from './join-refusal.ts';
import { createSerialQueue, type SerialQueue } from './serial-queue.ts';

/** One topic of a socket: what is asked of it is done in order, and it may have been joined. */
interface Slot {
  queue: SerialQueue;
  channel: Channel | undefined;
}

const TOPIC_PREFIX = 'realtime:';
/** Messages that may wait for a join to be decided. */
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
  const slots = new Map<string, Slot>();
  const events = createRateCounter(limits.maxEventsPerSecond);
  const joins = createRateCounter(limits.maxJoinsPerSecond);
  let isClosed = false;

  const socket: ChannelSocket = { version, apiKey, send, countEvent: () => events.add() };

  function send({ data, isBinary }: ServerFrame): void {
    if (webSocket.readyState !== webSocket.OPEN) return;
    webSocket.send(data, { binary: isBinary });
    if (webSocket.bufferedAmount > limits.maxSendBufferBytes) {
      log('SlowConsumer', `a socket was cut off with ${webSocket.bufferedAmount} bytes waiting for it`);
      webSocket.close(TRY_AGAIN_LATER, 'too much is waiting to be received');
      webSocket.terminate();
    }
  }

  function receive(data: Buffer, isBinary: boolean): void {
    try {
      const frame = decodeClientFrame(data, isBinary, version);
      if (frame.topic === 'phoenix') answerHeartbeat(frame);
      else dispatch(frame);
    } catch (error) {
      const isMalformed = error instanceof FrameError;
      log(isMalformed ? 'MalformedFrame' : 'InternalError', toReason(error));
      webSocket.close(
        isMalformed ? MALFORMED : INTERNAL_ERROR,
        isMalformed ? error.message : 'internal error',
      );
    }
  }

  function answerHeartbeat({ ref, topic, event }: ClientFrame): void {
    const output = createChannelOutput({ version, topic, joinRef: null, send });
    if (event === 'heartbeat') output.reply(ref, 'ok');
    else output.reply(ref, 'error', { reason: 'unmatched topic' });
  }

  function dispatch(frame: ClientFrame): void {
    const slot = slots.get(frame.topic) ?? openSlot(frame.topic);
    if (slot.queue.waiting >= MOST_WAITING) {
      log('ConnectionRefused', `${frame.topic}: too many messages wait for the join`);
      webSocket.close(POLICY_VIOLATION, 'too many messages before the join was answered');
      return;
    }
    slot.queue.run(() => handle(slot, frame));
  }

  function openSlot(topic: string): Slot {
    const slot: Slot = {
      channel: undefined,
      queue: createSerialQueue(
        (error) => {
          log('InternalError', `${topic}: ${toReason(error)}`);
          slot.channel?.fail();
        },
        () => {
          if (!slot.channel || slot.channel.isClosed) slots.delete(topic);
        },
      ),
    };
    slots.set(topic, slot);
    return slot;
  }

  function handle(slot: Slot, frame: ClientFrame): void | Promise<void> {
    if (isClosed) return undefined;
    const channel = slot.channel?.isClosed ? undefined : slot.channel;
    const output = channel?.output ?? createChannelOutput({ version, ...frame, send });
    if (frame.event === 'phx_join') return join(slot, channel, frame);
    if (frame.event === 'phx_leave') {
      output.reply(frame.ref, 'ok');
      // a leave may be of a join that a newer one has replaced; other messages count whatever join they name
      if (!channel || (frame.joinRef !== null && frame.joinRef !== channel.joinRef)) return undefined;
      channel.leave();
      return output.close();
    }
    if (!channel) return output.reply(frame.ref, 'error', { reason: 'unmatched topic' });
    switch (frame.event) {
      case 'broadcast':
        return handleBroadcast(channel, frame);
      case 'presence':
        return handlePresence(channel, frame);
      case 'access_token':
        return handleAccessToken(channel, frame.payload);
      default:
        if (!events.add()) return channel.shutDown('Too many messages per second');
        return output.reply(frame.ref, 'error', { reason: `Unexpected message of type ${frame.event}` });
    }
  }

  async function join(slot: Slot, earlier: Channel | undefined, frame: ClientFrame): Promise<void> {
    if (earlier) {
      earlier.leave();
      earlier.output.close();
    }
    slot.channel = undefined;
    const refusal = findRefusal(frame.topic);
    if (refusal) {
      log('JoinRefused', `${frame.topic}: ${refusal.reason}`);
      createChannelOutput({ version, ...frame, send }).reply(frame.ref, 'error', { reason: refusal.reason });
      if (refusal.code === 'ClientJoinRateLimitReached') webSocket.close(POLICY_VIOLATION, refusal.message);
      return;
    }
    users.add(webSocket);
    slot.channel = await joinChannel(context, socket, frame);
    if (isClosed) slot.channel?.leave();
    if (isClosed || [...slots.values()].every(({ channel }) => !channel)) users.delete(webSocket);
  }

  function findRefusal(topic: string): JoinRefusal | undefined {
    if (!joins.add()) return new JoinRefusal('ClientJoinRateLimitReached', 'Too many joins per second');
    if (!topic.startsWith(TOPIC_PREFIX) || topic === TOPIC_PREFIX) {
      return new JoinRefusal('TopicNameRequired', 'You must provide a topic name');
    }
    // the slot of this join is one of them
    if (slots.size > limits.maxChannelsPerClient) {
      return new JoinRefusal('ChannelRateLimitReached', 'Too many channels');
    }
    if (!users.has(webSocket) && users.size >= limits.maxConcurrentUsers) {
      return new JoinRefusal('ConnectionRateLimitReached', 'Too many connected users');
    }
    return undefined;
  }

  const idle = setTimeout(() => webSocket.terminate(), limits.idleTimeoutMs);
  // a browser answers these by itself, also where it lets the timers of a hidden page run only once a minute
  const pinging = setInterval(() => webSocket.ping(), limits.idleTimeoutMs / 3);
  webSocket.on('message', (data: Buffer, isBinary) => {
    idle.refresh();
    receive(data, isBinary);
  });
  webSocket.on('pong', () => idle.refresh());
  // what was wrong with a frame; the socket is closed after it
  webSocket.on('error', (error) => log('MalformedFrame', error.message));
  webSocket.on('close', () => {
    isClosed = true;
    clearTimeout(idle);
    clearInterval(pinging);
    users.delete(webSocket);
    for (const { channel } of slots.values()) channel?.leave();
    slots.clear();
  });
}
