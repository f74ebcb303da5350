import { getOrCreate } from '../get-or-create.ts';
import type { BroadcastMessage } from '../wire/broadcast-message.ts';
import { encodeBroadcast, encodeServerMessage, type ServerFrame } from '../wire/encode-server-frame.ts';
import type { ProtocolVersion } from '../wire/protocol-version.ts';
import { createPresence, type PresenceDiff } from './presence.ts';

/** One joined channel, as its room sees it. */
export interface RoomMember {
  readonly version: ProtocolVersion;
  /** Whether it may read broadcasts. */
  readonly readsBroadcasts: boolean;
  /** Whether it wants to know who is present, and may know it. */
  readonly readsPresence: boolean;
  /** Receives a broadcast, encoded for it. */
  receiveBroadcast(frame: ServerFrame, message: BroadcastMessage): void;
  send(frame: ServerFrame): void;
}

/** The members of one topic and what they send each other. Public and private rooms of one name are two rooms. */
export type Room = ReturnType<typeof createRoom>;

/** @param topic as clients name it, with `realtime:` in front */
export function createRoom(topic: string) {
  const members = new Set<RoomMember>();
  const presence = createPresence();

  function sendPresence(diff: PresenceDiff | undefined): void {
    if (!diff) return;
    const payload = JSON.stringify(diff);
    const frames = new Map<ProtocolVersion, ServerFrame>();
    const encode = (version: ProtocolVersion) =>
      encodeServerMessage(version, { topic, event: 'presence_diff', payload });
    for (const member of members) {
      const { version } = member;
      if (member.readsPresence) member.send(getOrCreate(frames, version, () => encode(version)));
    }
  }

  return {
    get isEmpty() {
      return members.size === 0;
    },
    join(member: RoomMember) {
      members.add(member);
    },
    /** Removes a member, and its presence. */
    leave(member: RoomMember) {
      members.delete(member);
      sendPresence(presence.untrack(member));
    },
    /** Sends to all members that may read it, except one. */
    broadcast(message: BroadcastMessage, except?: RoomMember) {
      const frames = new Map<ProtocolVersion, ServerFrame | undefined>();
      for (const member of members) {
        const { version } = member;
        if (member === except || !member.readsBroadcasts) continue;
        const frame = getOrCreate(frames, version, () => encodeBroadcast(version, topic, message));
        if (frame) member.receiveBroadcast(frame, message);
      }
    },
    track(member: RoomMember, key: string, payload: Record<string, unknown>) {
      sendPresence(presence.track(member, key, payload));
    },
    untrack(member: RoomMember) {
      sendPresence(presence.untrack(member));
    },
    presenceState: () => presence.state(),
  };
}
