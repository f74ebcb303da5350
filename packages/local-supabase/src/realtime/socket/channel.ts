import type { Replay } from '../messages/message-store.ts';
import type { RealtimeContext } from '../realtime-context.ts';
import { toReason } from '../realtime-log.ts';
import type { Room, RoomMember } from '../rooms/room.ts';
import type { ServerFrame } from '../wire/encode-server-frame.ts';
import type { ProtocolVersion } from '../wire/protocol-version.ts';
import type { WatchedChannel } from '../auth/permission-watch.ts';
import { isReadRevoked, toRevocationMessage, type Access } from './access.ts';
import { createChangeSubscription, type ChangeSubscription } from './change-subscription.ts';
import type { ChannelOutput } from './channel-output.ts';
import { createExpiryWatch } from './expiry-watch.ts';
import type { JoinRequest } from './parse-join.ts';

/** The socket of a channel. */
export interface ChannelSocket {
  readonly version: ProtocolVersion;
  /** The key with which it was opened. */
  readonly apiKey: string;
  send: (frame: ServerFrame) => void;
  /** Counts a message of the client. False if it sends too many. */
  countEvent(): boolean;
}

export interface ChannelOptions {
  context: RealtimeContext;
  socket: ChannelSocket;
  /** As clients name it, with `realtime:` in front. */
  topic: string;
  joinRef: string | null;
  request: JoinRequest;
  access: Access;
  output: ChannelOutput;
}

/** One topic that a socket has joined. */
export interface Channel {
  readonly context: RealtimeContext;
  readonly socket: ChannelSocket;
  /** As policies see it, without `realtime:`. */
  readonly topic: string;
  readonly joinRef: string | null;
  readonly request: JoinRequest;
  readonly output: ChannelOutput;
  readonly room: Room;
  readonly member: RoomMember;
  readonly changes: ChangeSubscription;
  readonly isClosed: boolean;
  access: Access;
  /** Set by tracking, too. */
  wantsPresence: boolean;
  /** The calls of the current window. */
  presenceCalls: { since: number; count: number };
  /** Lets through what has been held since it was created, except messages that a replay covers. */
  open(replay: Replay | undefined): void;
  /** Takes it out of its room. Says nothing to the client. */
  leave(): void;
  /** Takes it out of its room and tells the client why; it does not come back by itself. */
  shutDown(message: string): void;
  /** Takes it out of its room and lets the client join again. */
  fail(): void;
}

/**
 * Enters the room and begins to listen, but holds whatever comes until the join has been answered: so nothing is
 * missed, and nothing comes too early.
 */
export function createChannel(options: ChannelOptions): Channel {
  const { context, socket, topic, request, output } = options;
  const name = topic.replace('realtime:', '');
  let held: (() => void)[] | undefined = [];
  let replay: Replay | undefined;
  let isClosed = false;

  function whenOpen(send: () => void): void {
    if (held) held.push(send);
    else if (!isClosed) send();
  }

  const member: RoomMember = {
    version: socket.version,
    get readsBroadcasts() {
      return channel.access.permissions?.broadcast.read ?? true;
    },
    get readsPresence() {
      return !held && channel.wantsPresence && (channel.access.permissions?.presence.read ?? true);
    },
    receiveBroadcast(frame, message) {
      whenOpen(() => {
        if (!replay?.covers(message)) socket.send(frame);
      });
    },
    send: (frame) => socket.send(frame),
  };
  const room = context.rooms.enter(name, request.isPrivate, member);

  const changes = createChangeSubscription({
    topic,
    asked: request.bindings,
    feed: context.feed,
    output,
    log: context.log,
    identity: () => channel.access.identity,
    receive(payload, bindingIds) {
      whenOpen(() => socket.send(payload.encode(socket.version, topic, bindingIds)));
    },
    onRestored: () => fail(),
  });

  const expiry = createExpiryWatch(() => {
    checkToken().catch((error: unknown) => {
      context.log('InternalError', `${topic}: ${toReason(error)}`);
      fail();
    });
  });

  async function checkToken(): Promise<void> {
    const { refusal } = await context.verifyToken(channel.access.token);
    if (refusal) shutDown(refusal.message);
    else if (!isClosed) expiry.watch(channel.access.identity);
  }

  const watched: WatchedChannel = {
    topic: name,
    get identity() {
      return access.identity;
    },
    renew(permissions) {
      const next = { ...access, permissions };
      if (isReadRevoked(access, next, channel.wantsPresence)) shutDown(toRevocationMessage(name));
      else access = next;
    },
  };

  function leave(): void {
    if (isClosed) return;
    isClosed = true;
    held = [];
    expiry.stop();
    changes.stop();
    context.permissionWatch.unwatch(watched);
    context.rooms.leave(name, request.isPrivate, member);
  }

  function shutDown(message: string): void {
    if (isClosed) return;
    leave();
    context.log('ChannelClosed', `${topic}: ${message}`);
    output.system('system', 'error', message);
    output.close();
  }

  function fail(): void {
    if (isClosed) return;
    leave();
    output.fail();
  }

  let { access } = options;
  expiry.watch(access.identity);
  if (request.isPrivate) context.permissionWatch.watch(watched);
  const channel: Channel = {
    context,
    socket,
    topic: name,
    joinRef: options.joinRef,
    request,
    output,
    room,
    member,
    changes,
    get isClosed() {
      return isClosed;
    },
    get access() {
      return access;
    },
    set access(next) {
      access = next;
      expiry.watch(next.identity);
    },
    wantsPresence: request.presence.enabled,
    presenceCalls: { since: 0, count: 0 },
    open(replayed) {
      replay = replayed;
      const sends = held ?? [];
      held = undefined;
      for (const send of sends) send();
    },
    leave,
    shutDown,
    fail,
  };
  return channel;
}
