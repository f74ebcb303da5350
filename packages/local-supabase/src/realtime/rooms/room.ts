import type { BroadcastMessage } from '../wire/broadcast-message.ts';
import { encodeBroadcast, encodeServerMessage, type ServerFrame } from '../wire/encode-server-frame.ts';
import type { ProtocolVersion } from '../wire/protocol-version.ts';
import { createPresence, type PresenceDiff, type PresenceState } from './presence.ts';

/** One joined channel, as its room sees it. */
export interface RoomMember {
  readonly version: ProtocolVersion;
  /** May it read broadcasts? */
  readonly readsBroadcasts: boolean;
  /** Does it want to know who is present, and may it? */
  readonly readsPresence: boolean;
  /** Takes a broadcast, encoded for it. */
  receiveBroadcast(frame: ServerFrame, message: BroadcastMessage): void;
  send(frame: ServerFrame): void;
}

/** The members of one topic and what they tell each other. Public and private rooms of one name are two rooms. */
export interface Room {
  readonly isEmpty: boolean;
  join(member: RoomMember): void;
  /** Takes a member out, and its presence with it. */
  leave(member: RoomMember): void;
  /** Sends to all who may read it, except the sender if it doesn't want its own. */
  broadcast(message: BroadcastMessage, except?: RoomMember): void;
  track(member: RoomMember, key: string, payload: Record<string, unknown>): void;
  untrack(member: RoomMember): void;
  presenceState(): PresenceState;
}

/** @param topic as clients name it, with `realtime:` in front */
export function createRoom(topic: string): Room {
  const members = new Set<RoomMember>();
  const presence = createPresence();

  function tellPresence(diff: PresenceDiff | undefined): void {
    if (!diff) return;
    const payload = JSON.stringify(diff);
    const encode = once((version) =>
      encodeServerMessage(version, { topic, event: 'presence_diff', payload }),
    );
    for (const member of members) if (member.readsPresence) member.send(encode(member.version));
  }

  return {
    get isEmpty() {
      return members.size === 0;
    },
    join(member) {
      members.add(member);
    },
    leave(member) {
      members.delete(member);
      tellPresence(presence.untrack(member));
    },
    broadcast(message, except) {
      const encode = once((version) => encodeBroadcast(version, topic, message));
      for (const member of members) {
        if (member === except || !member.readsBroadcasts) continue;
        const frame = encode(member.version);
        if (frame) member.receiveBroadcast(frame, message);
      }
    },
    track(member, key, payload) {
      tellPresence(presence.track(member, key, payload));
    },
    untrack(member) {
      tellPresence(presence.untrack(member));
    },
    presenceState: () => presence.state(),
  };
}

/** Encodes at most once per serialisation, however many receive it. */
function once<Frame>(encode: (version: ProtocolVersion) => Frame): (version: ProtocolVersion) => Frame {
  const frames = new Map<ProtocolVersion, Frame>();
  return (version) => {
    const known = frames.get(version);
    if (known !== undefined) return known;
    const frame = encode(version);
    frames.set(version, frame);
    return frame;
  };
}
