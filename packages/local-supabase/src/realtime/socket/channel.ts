import type { WatchedChannel } from '../auth/permission-watch.ts';
import type { Replay } from '../messages/message-store.ts';
import type { RealtimeContext } from '../realtime-context.ts';
import { toReason } from '../realtime-log.ts';
import type { Room, RoomMember } from '../rooms/room.ts';
import type { ServerFrame } from '../wire/encode-server-frame.ts';
import type { ProtocolVersion } from '../wire/protocol-version.ts';
import { isReadRevoked, toRevocationMessage, type Access } from './access.ts';
import { createChangeSubscription } from './change-subscription.ts';
import type { ChannelOutput } from './channel-output.ts';
import { createExpiryWatch } from './expiry-watch.ts';
import type { JoinRequest } from './parse-join.ts';

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
export class Channel {
  readonly context: RealtimeContext;
  readonly socket: ChannelSocket;
  /** As policies see it, without `realtime:`. */
  readonly topic: string;
  readonly joinRef: string | null;
  readonly request: JoinRequest;
  readonly output: ChannelOutput;
  readonly member: RoomMember;
  readonly room: Room;
  readonly changes: ReturnType<typeof createChangeSubscription>;
  /** The presence calls of the current window. */
  readonly presenceCalls = { since: 0, count: 0 };
  wantsPresence: boolean;
  isClosed = false;
  #access: Access;
  #held: (() => void)[] | undefined = [];
  #replay: Replay | undefined;
  readonly #expiry = createExpiryWatch(() => {
    this.#checkToken().catch((error: unknown) => {
      this.context.log('InternalError', `realtime:${this.topic}: ${toReason(error)}`);
      this.fail();
    });
  });
  readonly #watched: WatchedChannel;

  /**
   * Enters the room and starts to listen, but holds all messages until `open`: so no message is missed, and none is sent
   * before the answer to the join.
   */
  constructor({ context, socket, topic, joinRef, request, access, output }: ChannelOptions) {
    this.context = context;
    this.socket = socket;
    this.topic = topic.replace('realtime:', '');
    this.joinRef = joinRef;
    this.request = request;
    this.output = output;
    this.wantsPresence = request.presence.enabled;
    this.#access = access;
    this.member = this.#createMember();
    this.room = context.rooms.enter(this.topic, request.isPrivate, this.member);
    this.changes = createChangeSubscription({
      topic,
      asked: request.bindings,
      feed: context.feed,
      output,
      log: context.log,
      identity: () => this.#access.identity,
      receive: (payload, bindingIds) =>
        this.#whenOpen(() => socket.send(payload.encode(socket.version, topic, bindingIds))),
      onRestored: () => this.fail(),
    });
    this.#expiry.watch(access.identity);
    this.#watched = this.#createWatched();
    if (request.isPrivate) context.permissionWatch.watch(this.#watched);
  }

  get access(): Access {
    return this.#access;
  }

  set access(next: Access) {
    this.#access = next;
    this.#expiry.watch(next.identity);
  }

  /** Sends the held messages, except those that a replay covers. */
  open(replay: Replay | undefined): void {
    this.#replay = replay;
    const sends = this.#held ?? [];
    this.#held = undefined;
    for (const send of sends) send();
  }

  /** Leaves the room. Sends nothing to the client. */
  leave(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.#held = [];
    this.#expiry.stop();
    this.changes.stop();
    this.context.permissionWatch.unwatch(this.#watched);
    this.context.rooms.leave(this.topic, this.request.isPrivate, this.member);
  }

  /** Leaves the room and sends the reason to the client, which does not join again by itself. */
  shutDown(message: string): void {
    if (this.isClosed) return;
    this.leave();
    this.context.log('ChannelClosed', `realtime:${this.topic}: ${message}`);
    this.output.system('system', 'error', message);
    this.output.close();
  }

  /** Leaves the room and lets the client join again. */
  fail(): void {
    if (this.isClosed) return;
    this.leave();
    this.output.fail();
  }

  #whenOpen(send: () => void): void {
    if (this.#held) this.#held.push(send);
    else if (!this.isClosed) send();
  }

  async #checkToken(): Promise<void> {
    const { refusal } = await this.context.verifyToken(this.#access.token);
    if (refusal) this.shutDown(refusal.message);
    else if (!this.isClosed) this.#expiry.watch(this.#access.identity);
  }

  #createMember(): RoomMember {
    const { socket } = this;
    const mayRead = (extension: 'broadcast' | 'presence') =>
      this.#access.permissions?.[extension].read ?? true;
    const readsPresence = () => !this.#held && this.wantsPresence && mayRead('presence');
    return {
      version: socket.version,
      get readsBroadcasts() {
        return mayRead('broadcast');
      },
      get readsPresence() {
        return readsPresence();
      },
      receiveBroadcast: (frame, message) =>
        this.#whenOpen(() => {
          if (!this.#replay?.covers(message)) socket.send(frame);
        }),
      send: (frame) => socket.send(frame),
    };
  }

  #createWatched(): WatchedChannel {
    const identity = () => this.#access.identity;
    return {
      topic: this.topic,
      get identity() {
        return identity();
      },
      renew: (permissions) => {
        const next = { ...this.#access, permissions };
        const isRevoked = isReadRevoked(this.#access, next, this.wantsPresence);
        if (isRevoked) this.shutDown(toRevocationMessage(this.topic));
        else this.#access = next;
      },
    };
  }
}
