import { createObservable } from '@headway/ground';
import type { RealtimeChannel } from '@supabase/supabase-js';
import type { OpenSupabase } from '@/features/problems/send-write.ts';
import { keepChannel } from '@/features/session/keep-channel.ts';
import type { Me } from '@/features/session/supabase-provider.tsx';
import { toCollaborators, type Collaborator, type Presence } from './collaborator.ts';
import { limitCalls } from './limit-calls.ts';
import { watchIdle } from './watch-idle.ts';

/** The people who have a page of a project open. */
export type PresenceRoom = ReturnType<typeof createPresenceRoom>;

// Supabase closes a channel that sends more than 5 presence messages in 30 seconds.
const LIMIT = { most: 4, windowMs: 31_000 };

/** Joins `project:<id>:collaborators` and publishes the signed-in person, their place, and whether they are idle. */
export function createPresenceRoom(
  openSupabase: OpenSupabase,
  projectId: string,
  { me, ...options }: { me: Me; contentId: string | null },
) {
  const collaborators = createObservable<readonly Collaborator[]>([]);
  let contentId = options.contentId;
  let idle = false;
  let room: RealtimeChannel | null = null;

  const limited = limitCalls((presence: Presence) => {
    // A message lost with the connection is sent again when the room is joined again.
    void room?.track(presence);
  }, LIMIT);

  function publish(): void {
    if (!room) return;
    limited.call({ userId: me.id, name: me.displayName, contentId, idle, at: Date.now() });
  }

  const closeChannel = keepChannel({
    openSupabase,
    name: `project:${projectId}:collaborators`,
    config: { presence: { key: me.id } },
    bind(channel) {
      return channel.on('presence', { event: 'sync' }, () =>
        collaborators.set(toCollaborators(Object.values(channel.presenceState()).flat(), me.id)),
      );
    },
    onSubscribed(channel) {
      room = channel;
      publish();
    },
    onLost() {
      room = null;
      // Without a connection nobody is known to be there.
      collaborators.set([]);
    },
  });
  const stopWatching = watchIdle((next) => {
    idle = next;
    publish();
  });

  return {
    get: collaborators.get,
    subscribe: collaborators.subscribe,
    /** Publishes which article this page shows; null for none. */
    moveTo(next: string | null) {
      if (next === contentId) return;
      contentId = next;
      publish();
    },
    close() {
      stopWatching();
      limited.stop();
      closeChannel();
    },
  };
}
