import { REALTIME_SUBSCRIBE_STATES, type RealtimeChannel, type SupabaseClient } from '@supabase/supabase-js';
import { toRetryDelay } from '../retry-delay.ts';

interface RoomOptions {
  supabase: SupabaseClient;
  onBroadcast: (event: string, payload: unknown) => void;
  /** Called whenever a channel has been joined. `hasMoved`: another one was joined until now. */
  onEntered: (hasMoved: boolean) => void;
  /** Called when the channel was closed or could not be joined. Joining is tried again. */
  onLeft?: () => void;
}

/** A private channel of Realtime that may change its name, and is joined again whenever the server closes it. */
export function createRoom({ supabase, onBroadcast, onEntered, onLeft }: RoomOptions) {
  const pause = createPause();
  let topic: string | undefined;
  /** The channel of `topic`. */
  let current: RealtimeChannel | undefined;
  /** The channel that is joined: `current`, or the one before while `current` is being joined. */
  let joined: RealtimeChannel | undefined;
  let isLeft = false;
  let failures = 0;

  const remove = async (...channels: (RealtimeChannel | undefined)[]) => {
    for (const channel of new Set(channels)) if (channel) await supabase.removeChannel(channel);
  };
  const open = (name: string) => {
    const abandoned = current === joined ? undefined : current;
    const opened = supabase.channel(name, { config: { private: true, broadcast: { self: false } } });
    // the channel before stays open until this one is joined, but its broadcasts are ignored
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
      // a room that moves twice in a row refuses the name in between; the first refusal is followed by the next name
      if (!before || failures > 1) {
        joined = undefined;
        void remove(before);
      }
      // the client joins again by itself after an error, but not after the server closed the channel
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
    /** Whether broadcasts are received. While the room moves, the old channel counts until the new one is joined. */
    get isJoined() {
      return joined !== undefined;
    },
    /** Joins the channel of this name, and then leaves the one before. */
    enter(next: string) {
      if (isLeft || next === topic) return;
      topic = next;
      failures = 0;
      open(next);
    },
    /** Broadcasts to everyone else; does nothing while the channel is not joined. */
    async broadcast(event: string, payload: Record<string, unknown>) {
      // a channel that is not joined would send over REST instead
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

/** A wait that can be ended early: `wait` resolves after this time, or at the next `wake`. */
function createPause() {
  let wake: (() => void) | undefined;
  return {
    async wait(ms: number) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, ms);
      wake = resolve;
      await promise;
      clearTimeout(timer);
    },
    wake: () => wake?.(),
  };
}
