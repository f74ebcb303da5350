import type { BroadcastMessage } from '../wire/broadcast-message.ts';
import { createRoom, type Room, type RoomMember } from './room.ts';

/** All rooms that have someone in them. */
export interface Rooms {
  /** Enters the room of a topic, which begins to exist with its first member. */
  enter(topic: string, isPrivate: boolean, member: RoomMember): Room;
  leave(topic: string, isPrivate: boolean, member: RoomMember): void;
  /** Sends to whoever is there. */
  broadcast(topic: string, isPrivate: boolean, message: BroadcastMessage): void;
  /** Is anyone there? */
  has(topic: string, isPrivate: boolean): boolean;
}

/** Topics are given without `realtime:`. */
export function createRooms(): Rooms {
  const rooms = new Map<string, Room>();

  return {
    enter(topic, isPrivate, member) {
      const key = toKey(topic, isPrivate);
      const room = rooms.get(key) ?? createRoom(`realtime:${topic}`);
      rooms.set(key, room);
      room.join(member);
      return room;
    },
    leave(topic, isPrivate, member) {
      const key = toKey(topic, isPrivate);
      const room = rooms.get(key);
      room?.leave(member);
      if (room?.isEmpty) rooms.delete(key);
    },
    broadcast(topic, isPrivate, message) {
      rooms.get(toKey(topic, isPrivate))?.broadcast(message);
    },
    has: (topic, isPrivate) => rooms.has(toKey(topic, isPrivate)),
  };
}

function toKey(topic: string, isPrivate: boolean): string {
  return `${isPrivate ? 'private' : 'public'}:${topic}`;
}
