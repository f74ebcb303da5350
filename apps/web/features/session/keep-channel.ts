import { createBackoff } from '@headway/ground';
import {
  REALTIME_SUBSCRIBE_STATES,
  type RealtimeChannel,
  type RealtimeChannelOptions,
  type SupabaseClient,
} from '@supabase/supabase-js';

interface KeptChannelOptions {
  supabase: SupabaseClient;
  name: string;
  config?: RealtimeChannelOptions['config'];
  /** Adds the listeners, before each subscription. */
  bind: (channel: RealtimeChannel) => RealtimeChannel;
  /** Called after every successful subscription: the first, and each one after a loss. */
  onSubscribed?: (channel: RealtimeChannel) => void;
  onLost: () => void;
}

// While a channel is being left, the client returns that channel to a caller who asks for its name.
const leaving = new WeakMap<SupabaseClient, Map<string, Promise<unknown>>>();

/**
 * Keeps a private channel open until the returned function is called. The client itself joins again after a lost
 * connection; this also joins again after the server closed the channel, as when a token ended or a limit was met.
 */
export function keepChannel(options: KeptChannelOptions): () => void {
  const { supabase, name, config, bind, onSubscribed, onLost } = options;
  let channel: RealtimeChannel | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const backoff = createBackoff({ baseMs: 1_000, capMs: 20_000 });
  let hasEnded = false;

  async function open(): Promise<void> {
    await leaving.get(supabase)?.get(name);
    await supabase.realtime.setAuth();
    if (hasEnded) return;
    const opened = bind(supabase.channel(name, { config: { private: true, ...config } }));
    channel = opened;
    opened.subscribe((status) => {
      if (hasEnded || channel !== opened) return;
      if (status === REALTIME_SUBSCRIBE_STATES.SUBSCRIBED) {
        backoff.reset();
        onSubscribed?.(opened);
        return;
      }
      onLost();
      if (status === REALTIME_SUBSCRIBE_STATES.CLOSED) reopen();
    });
  }

  function start(): void {
    open().catch(() => {
      // the session gave no token
      onLost();
      reopen();
    });
  }

  function reopen(): void {
    if (hasEnded) return;
    clearTimeout(timer);
    timer = setTimeout(start, backoff.next());
  }

  start();
  return () => {
    hasEnded = true;
    clearTimeout(timer);
    if (channel) leave(supabase, name, channel);
  };
}

function leave(supabase: SupabaseClient, name: string, channel: RealtimeChannel): void {
  const names = leaving.get(supabase) ?? new Map<string, Promise<unknown>>();
  leaving.set(supabase, names);
  const left = supabase.removeChannel(channel).finally(() => {
    if (names.get(name) === left) names.delete(name);
  });
  names.set(name, left);
}
