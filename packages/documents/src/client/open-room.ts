import { REALTIME_SUBSCRIBE_STATES, type RealtimeChannel, type SupabaseClient } from '@supabase/supabase-js';
import { createPause, toRetryDelay } from './pause.ts';

/** A private room that is entered again whenever the server has closed it. */
export interface Room {
  readonly isJoined: boolean;
  /** Broadcasts to everyone else, if the room is joined. */
  broadcast(event: string, payload: Record<string, unknown>): Promise<void>;
  leave(): Promise<void>;
}

export interface RoomOptions {
  supabase: SupabaseClient;
  topic: string;
  onBroadcast: (event: string, payload: unknown) => void;
  /** Called whenever the room has been entered, or left involuntarily. */
  onJoined: (isJoined: boolean) => void;
}

export function openRoom({ supabase, topic, onBroadcast, onJoined }: RoomOptions): Room {
  const pause = createPause();
  let channel: RealtimeChannel | undefined;
  let isJoined = false;
  let isLeft = false;
  let failures = 0;

  const setJoined = (next: boolean) => {
    if (isLeft || (isJoined === next && !next)) return;
    isJoined = next;
    onJoined(next);
  };
  const reopen = async (closed: RealtimeChannel) => {
    failures += 1;
    await supabase.removeChannel(closed);
    await pause.wait(toRetryDelay(failures));
    if (!isLeft) open();
  };
  const open = () => {
    const opened = supabase.channel(topic, { config: { private: true, broadcast: { self: false } } });
    channel = opened;
    opened.on('broadcast', { event: '*' }, ({ event, payload }) => onBroadcast(event, payload));
    opened.subscribe((status) => {
      if (channel !== opened || isLeft) return;
      if (status === REALTIME_SUBSCRIBE_STATES.SUBSCRIBED) {
        failures = 0;
        setJoined(true);
        return;
      }
      setJoined(false);
      // after an error the client joins again by itself; what the server closed stays closed
      if (status === REALTIME_SUBSCRIBE_STATES.CLOSED) {
        channel = undefined;
        void reopen(opened);
      }
    });
  };
  open();

  return {
    get isJoined() {
      return isJoined;
    },
    async broadcast(event, payload) {
      // a channel that is not joined would send over REST
      if (isJoined && channel) await channel.send({ type: 'broadcast', event, payload });
    },
    async leave() {
      isLeft = true;
      isJoined = false;
      pause.wake();
      if (channel) await supabase.removeChannel(channel);
    },
  };
}
