import { createBackoff } from '@headway/ground';
import type { RealtimeChannel, RealtimeChannelOptions, SupabaseClient } from '@supabase/supabase-js';
import type { OpenSupabase } from '../problems/send-write.ts';

interface KeptChannelOptions {
  openSupabase: OpenSupabase;
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
  const { openSupabase, name, config, bind, onSubscribed, onLost } = options;
  let opened: { supabase: SupabaseClient; channel: RealtimeChannel } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const backoff = createBackoff({ baseMs: 1_000, capMs: 20_000 });
  let hasEnded = false;

  async function open(): Promise<void> {
    const supabase = await openSupabase();
    await leaving.get(supabase)?.get(name);
    await supabase.realtime.setAuth();
    if (hasEnded) return;
    const channel = bind(supabase.channel(name, { config: { private: true, ...config } }));
    opened = { supabase, channel };
    channel.subscribe((status) => {
      if (hasEnded || opened?.channel !== channel) return;
      // importing the names of the states would import the whole client
      const state: string = status;
      if (state === 'SUBSCRIBED') {
        backoff.reset();
        onSubscribed?.(channel);
        return;
      }
      onLost();
      if (state === 'CLOSED') reopen();
    });
  }

  function start(): void {
    open().catch(() => {
      // the session gave no token, or the code of the client could not be loaded
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
    if (opened) leave(opened.supabase, name, opened.channel);
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
