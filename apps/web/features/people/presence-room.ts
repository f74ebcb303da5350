import type { RealtimeChannel, SupabaseClient } from '@supabase/supabase-js';
import { keepChannel } from '@/features/session/keep-channel.ts';
import type { Me } from '@/features/session/supabase-provider.tsx';
import { toCollaborators, type Collaborator, type Presence } from './collaborator.ts';
import { limitCalls } from './limit-calls.ts';
import { watchIdle } from './watch-idle.ts';

/** Who has a page of a project open. */
export interface PresenceRoom {
  get: () => readonly Collaborator[];
  subscribe: (onChange: () => void) => () => void;
  /** Says which article this page shows; null for none. */
  moveTo: (contentId: string | null) => void;
  close: () => void;
}

// Supabase closes a channel that says more than 5 things of itself in 30 seconds.
const LIMIT = { most: 4, windowMs: 31_000 };

/** Enters `project:<id>:collaborators` and says who this is, where, and whether idle. */
export function createPresenceRoom(options: {
  supabase: SupabaseClient;
  projectId: string;
  me: Me;
  contentId: string | null;
}): PresenceRoom {
  const { supabase, projectId, me } = options;
  const listeners = new Set<() => void>();
  let collaborators: readonly Collaborator[] = [];
  let contentId = options.contentId;
  let idle = false;
  let room: RealtimeChannel | null = null;

  const limited = limitCalls((presence: Presence) => {
    // Whoever joins again says it again, so a message lost with the connection is not lost for long.
    void room?.track(presence);
  }, LIMIT);

  function tell(): void {
    if (!room) return;
    limited.say({ userId: me.id, name: me.displayName, contentId, idle, at: Date.now() });
  }

  function show(presences: readonly unknown[]): void {
    collaborators = toCollaborators(presences, me.id);
    for (const listener of listeners) listener();
  }

  const closeChannel = keepChannel({
    supabase,
    name: `project:${projectId}:collaborators`,
    config: { presence: { key: me.id } },
    bind(channel) {
      return channel.on('presence', { event: 'sync' }, () =>
        show(Object.values(channel.presenceState()).flat()),
      );
    },
    onSubscribed(channel) {
      room = channel;
      tell();
    },
    onLost() {
      room = null;
      // Who is there is not known without a connection.
      show([]);
    },
  });
  const stopWatching = watchIdle((next) => {
    idle = next;
    tell();
  });

  return {
    get: () => collaborators,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    moveTo(next) {
      if (next === contentId) return;
      contentId = next;
      tell();
    },
    close() {
      stopWatching();
      limited.stop();
      closeChannel();
    },
  };
}
