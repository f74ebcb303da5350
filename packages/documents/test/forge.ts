import { REALTIME_SUBSCRIBE_STATES, type SupabaseClient } from '@supabase/supabase-js';

/** A channel as anyone can open it with the published client, whatever our pages do. */
export interface ForgedChannel {
  /** How entering ended: `SUBSCRIBED`, or `CHANNEL_ERROR` if it was refused. */
  outcome: string;
  /** What was broadcast in it since. */
  heard: { event: string; payload: Record<string, unknown> }[];
  /** Whether it is open still. */
  isOpen(): boolean;
  broadcast(event: string, payload: Record<string, unknown>): Promise<void>;
  leave: () => Promise<void>;
}

/** Tries to enter a private room. */
export async function forgeChannel(client: SupabaseClient, topic: string): Promise<ForgedChannel> {
  await client.realtime.setAuth();
  const heard: ForgedChannel['heard'] = [];
  const channel = client.channel(topic, { config: { private: true, broadcast: { ack: true } } });
  channel.on('broadcast', { event: '*' }, ({ event, payload }) => heard.push({ event, payload }));
  const { promise, resolve } = Promise.withResolvers<string>();
  let isOpen = false;
  channel.subscribe((status) => {
    isOpen = status === REALTIME_SUBSCRIBE_STATES.SUBSCRIBED;
    resolve(status);
  });
  return {
    outcome: await promise,
    heard,
    isOpen: () => isOpen,
    async broadcast(event, payload) {
      // over the socket it has, and not answered where it is denied
      if (isOpen) await channel.send({ type: 'broadcast', event, payload }, { timeout: 500 });
    },
    async leave() {
      await client.removeChannel(channel);
    },
  };
}
