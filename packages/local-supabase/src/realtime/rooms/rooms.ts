import { getOrCreate } from '../get-or-create.ts';
import type { BroadcastMessage } from '../wire/broadcast-message.ts';
import { createRoom, type Room, type RoomMember } from './room.ts';

/** All rooms that have a member. */
export type Rooms = ReturnType<typeof createRooms>;

/** Topics are given without `realtime:`. */
export function createRooms() {
  const rooms = new Map<string, Room>();

  return {
    /** Enters the room of a topic. The first member creates it. */
    enter(topic: string, isPrivate: boolean, member: RoomMember): Room {
      const room = getOrCreate(rooms, toKey(topic, isPrivate), () => createRoom(`realtime:${topic}`));
      room.join(member);
      return room;
    },
    /** Leaves the room of a topic. The last member deletes it. */
    leave(topic: string, isPrivate: boolean, member: RoomMember) {
      const key = toKey(topic, isPrivate);
      const room = rooms.get(key);
      room?.leave(member);
      if (room?.isEmpty) rooms.delete(key);
    },
    broadcast(topic: string, isPrivate: boolean, message: BroadcastMessage) {
      rooms.get(toKey(topic, isPrivate))?.broadcast(message);
    },
    has: (topic: string, isPrivate: boolean) => rooms.has(toKey(topic, isPrivate)),
  };
}

function toKey(topic: string, isPrivate: boolean): string {
  return `${isPrivate ? 'private' : 'public'}:${topic}`;
}
