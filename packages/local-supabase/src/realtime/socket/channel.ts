import type { WatchedChannel } from '../auth/permission-watch.ts';
import type { Replay } from '../messages/message-store.ts';
import type { RealtimeContext } from '../realtime-context.ts';
import { toReason } from '../realtime-log.ts';
import type { RoomMember } from '../rooms/room.ts';
import type { ServerFrame } from '../wire/encode-server-frame.ts';
import type { ProtocolVersion } from '../wire/protocol-version.ts';
import { isReadRevoked, toRevocationMessage, type Access } from './access.ts';
import { createChangeSubscription } from './change-subscription.ts';
import type { ChannelOutput } from './channel-output.ts';
import { createExpiryWatch } from './expiry-watch.ts';
import type { JoinRequest } from './parse-join.ts';

/** The socket of a channel. */
export interface ChannelSocket {
  readonly version: ProtocolVersion;
  /** The key with which it was opened. */
  readonly apiKey: string;
  send: (frame: ServerFrame) => void;
  /** Counts a message of the client. Returns false if the client sends too many. */
  countEvent: () => boolean;
}

interface ChannelOptions {
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
export type Channel = ReturnType<typeof createChannel>;

/**
 * Enters the room and starts to listen, but holds all messages until `open`: so no message is missed, and none is sent
 * before the answer to the join.
 */
export function createChannel(options: ChannelOptions) {
  const { context, socket, topic, request, output } = options;
  const name = topic.replace('realtime:', '');
  let { access } = options;
  let held: (() => void)[] | undefined = [];
  let replay: Replay | undefined;
  let isClosed = false;
  let wantsPresence = request.presence.enabled;

  function whenOpen(send: () => void): void {
    if (held) held.push(send);
    else if (!isClosed) send();
  }

  const member: RoomMember = {
    version: socket.version,
    get readsBroadcasts() {
      return access.permissions?.broadcast.read ?? true;
    },
    get readsPresence() {
      return !held && wantsPresence && (access.permissions?.presence.read ?? true);
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
    identity: () => access.identity,
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
  expiry.watch(access.identity);

  async function checkToken(): Promise<void> {
    const { refusal } = await context.verifyToken(access.token);
    if (refusal) shutDown(refusal.message);
    else if (!isClosed) expiry.watch(access.identity);
  }

  const watched: WatchedChannel = {
    topic: name,
    get identity() {
      return access.identity;
    },
    renew(permissions) {
      const next = { ...access, permissions };
      if (isReadRevoked(access, next, wantsPresence)) shutDown(toRevocationMessage(name));
      else access = next;
    },
  };
  if (request.isPrivate) context.permissionWatch.watch(watched);

  /** Leaves the room. Sends nothing to the client. */
  function leave(): void {
    if (isClosed) return;
    isClosed = true;
    held = [];
    expiry.stop();
    changes.stop();
    context.permissionWatch.unwatch(watched);
    context.rooms.leave(name, request.isPrivate, member);
  }

  /** Leaves the room and sends the reason to the client, which does not join again by itself. */
  function shutDown(message: string): void {
    if (isClosed) return;
    leave();
    context.log('ChannelClosed', `${topic}: ${message}`);
    output.system('system', 'error', message);
    output.close();
  }

  /** Leaves the room and lets the client join again. */
  function fail(): void {
    if (isClosed) return;
    leave();
    output.fail();
  }

  return {
    context,
    socket,
    /** As policies see it, without `realtime:`. */
    topic: name,
    joinRef: options.joinRef,
    request,
    output,
    room,
    member,
    changes,
    /** The calls of the current window. */
    presenceCalls: { since: 0, count: 0 },
    get isClosed() {
      return isClosed;
    },
    get access(): Access {
      return access;
    },
    set access(next: Access) {
      access = next;
      expiry.watch(next.identity);
    },
    get wantsPresence(): boolean {
      return wantsPresence;
    },
    /** Set by tracking, too. */
    set wantsPresence(next: boolean) {
      wantsPresence = next;
    },
    /** Sends the held messages, except those that a replay covers. */
    open(replayed: Replay | undefined) {
      replay = replayed;
      const sends = held ?? [];
      held = undefined;
      for (const send of sends) send();
    },
    leave,
    shutDown,
    fail,
  };
}
