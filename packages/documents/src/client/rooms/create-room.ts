import { REALTIME_SUBSCRIBE_STATES, type RealtimeChannel, type SupabaseClient } from '@supabase/supabase-js';
import { toRetryDelay } from '../retry-delay.ts';
import { createPause } from './pause.ts';

/** A private room that may change its name, and is entered again whenever the server has closed it. */
export interface Room {
  /** Whether what is said in it is heard. While it moves, this is so as long as it was before. */
  readonly isJoined: boolean;
  /** Enters the room of this name, and leaves the one it was in as soon as that has succeeded. */
  enter(topic: string): void;
  /** Broadcasts to everyone else, if the room is joined. */
  broadcast(event: string, payload: Record<string, unknown>): Promise<void>;
  leave(): Promise<void>;
}

export interface RoomOptions {
  supabase: SupabaseClient;
  onBroadcast: (event: string, payload: unknown) => void;
  /** Called whenever a room has been entered. `hasMoved` if another one was joined until now. */
  onEntered: (hasMoved: boolean) => void;
  /** Called whenever the room has been left involuntarily, or could not be entered. It is tried again. */
  onLeft?: () => void;
}

export function createRoom({ supabase, onBroadcast, onEntered, onLeft }: RoomOptions): Room {
  const pause = createPause();
  let topic: string | undefined;
  /** The channel of that topic. */
  let current: RealtimeChannel | undefined;
  /** The same, or while it is being entered the one before. */
  let joined: RealtimeChannel | undefined;
  let isLeft = false;
  let failures = 0;

  const remove = async (...channels: (RealtimeChannel | undefined)[]) => {
    for (const channel of new Set(channels)) if (channel) await supabase.removeChannel(channel);
  };
  const open = (name: string) => {
    const abandoned = current === joined ? undefined : current;
    const opened = supabase.channel(name, { config: { private: true, broadcast: { self: false } } });
    // the one before stays open until this one is, but nothing is taken from it any more
    current = opened;
    void remove(abandoned);
    opened.on('broadcast', { event: '*' }, ({ event, payload }) => {
      if (current === opened) onBroadcast(event, payload);
    });
    opened.subscribe((status) => {
      if (current !== opened || isLeft) return;
      const before = joined === opened ? undefined : joined;
      if (status === REALTIME_SUBSCRIBE_STATES.SUBSCRIBED) {
        failures = 0;
        joined = opened;
        void remove(before);
        onEntered(before !== undefined);
        return;
      }
      failures += 1;
      // a room that moves again at once refuses whoever comes in between, who then hears of the next
      if (!before || failures > 1) {
        joined = undefined;
        void remove(before);
      }
      // after an error the client joins again by itself; what the server closed stays closed
      if (status === REALTIME_SUBSCRIBE_STATES.CLOSED) void reopen(opened, name);
      onLeft?.();
    });
  };
  const reopen = async (closed: RealtimeChannel, name: string) => {
    current = undefined;
    await remove(closed);
    await pause.wait(toRetryDelay(failures, Math.random()));
    if (!isLeft && topic === name) open(name);
  };

  return {
    get isJoined() {
      return joined !== undefined;
    },
    enter(next) {
      if (isLeft || next === topic) return;
      topic = next;
      failures = 0;
      open(next);
    },
    async broadcast(event, payload) {
      // a channel that is not joined would send over REST
      if (current && current === joined) await current.send({ type: 'broadcast', event, payload });
    },
    async leave() {
      isLeft = true;
      const channels = [current, joined];
      current = undefined;
      joined = undefined;
      pause.wake();
      await remove(...channels);
    },
  };
}
