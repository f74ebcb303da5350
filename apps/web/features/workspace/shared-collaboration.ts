import { createSubscribers } from '@headway/ground';
import { createCommentActions } from '@/features/comments/store/comment-actions.ts';
import {
  createCommentStore,
  type CommentState,
  type CommentStore,
} from '@/features/comments/store/comment-store.ts';
import { readPeople, type Person } from '@/features/people/person.ts';
import type { Collaborator } from '@/features/people/collaborator.ts';
import { createPresenceRoom, type PresenceRoom } from '@/features/people/presence-room.ts';
import type { OpenSupabase } from '@/features/problems/send-write.ts';
import type { Me } from '@/features/session/supabase-provider.tsx';

/** The people and comments of a project, as far as this page knows them. */
export interface CollaborationState extends CommentState {
  collaborators: readonly Collaborator[];
  /** Members and former authors, by user id. */
  people: ReadonlyMap<string, Person>;
}

/** The people and comments of one project, shared by all components of a page. Open while a component is subscribed. */
export type SharedCollaboration = ReturnType<typeof createSharedCollaboration>;

interface Open {
  comments: CommentStore;
  room: PresenceRoom;
  stop: () => void;
}

/** How long it stays open after the last component has left, so that the next page of the project can reuse it. */
const LINGER_MS = 1_000;
/** A page that was hidden for longer than this reads the comments again: the machine may have slept. */
const TRUSTED_MS = 30_000;

export const NOTHING: CollaborationState = {
  comments: [],
  readUpTo: new Map(),
  status: 'loading',
  problem: null,
  collaborators: [],
  people: new Map(),
};

const known = new WeakMap<OpenSupabase, Map<string, SharedCollaboration>>();

/** The shared people and comments of a project. Opens no connection before the first subscription. */
export function shareCollaboration(
  openSupabase: OpenSupabase,
  projectId: string,
  me: Me,
): SharedCollaboration {
  const projects = known.get(openSupabase) ?? new Map<string, SharedCollaboration>();
  known.set(openSupabase, projects);
  const shared = projects.get(projectId) ?? createSharedCollaboration(openSupabase, projectId, me);
  projects.set(projectId, shared);
  return shared;
}

function createSharedCollaboration(openSupabase: OpenSupabase, projectId: string, me: Me) {
  const subscribers = createSubscribers(linger);
  let state = NOTHING;
  let place: string | null = null;
  let open: Open | null = null;
  let lingering: ReturnType<typeof setTimeout> | undefined;
  let asked: ReadonlySet<string> = new Set();

  function update(part: Partial<CollaborationState>): void {
    state = { ...state, ...part };
    subscribers.notify();
  }

  function linger(): void {
    lingering = setTimeout(() => {
      open?.stop();
      open = null;
      state = NOTHING;
    }, LINGER_MS);
  }

  /** Reads the members of the project again. */
  function refreshPeople(): void {
    const authors = new Set(state.comments.flatMap(({ authorId }) => authorId ?? []));
    asked = authors;
    readPeople(openSupabase, projectId, authors).then(
      (people) => update({ people }),
      // Read again with the next comment by an unknown author, and with the next change of the members.
      () => {
        asked = new Set();
      },
    );
  }

  function start(): Open {
    const comments = createCommentStore(openSupabase, projectId, me);
    const room = createPresenceRoom(openSupabase, projectId, { me, contentId: place });
    const end = new AbortController();
    comments.subscribe(() => {
      update(comments.get());
      const isSomebodyNew = state.comments.some(
        ({ authorId }) => authorId !== null && !state.people.has(authorId) && !asked.has(authorId),
      );
      if (isSomebodyNew) refreshPeople();
    });
    room.subscribe(() => update({ collaborators: room.get() }));
    let leftAt = performance.now();
    function recover(): void {
      if (document.visibilityState === 'hidden') {
        leftAt = performance.now();
        return;
      }
      openSupabase().then(
        ({ realtime }) => {
          if (!realtime.isConnected()) realtime.connect();
        },
        () => undefined,
      );
      if (performance.now() - leftAt > TRUSTED_MS) comments.refresh();
    }
    document.addEventListener('visibilitychange', recover, { signal: end.signal });
    addEventListener('online', () => comments.refresh(), { signal: end.signal });
    refreshPeople();
    return {
      comments,
      room,
      stop() {
        end.abort();
        comments.close();
        room.close();
      },
    };
  }

  return {
    get: () => state,
    subscribe: (onChange: () => void) => {
      clearTimeout(lingering);
      open ??= start();
      return subscribers.add(onChange);
    },
    /** Tells the others which article this page shows. */
    moveTo(contentId: string | null) {
      place = contentId;
      open?.room.moveTo(contentId);
    },
    refreshPeople,
    /** They fail while no component is subscribed. */
    actions: createCommentActions({
      openSupabase,
      projectId,
      me,
      store() {
        if (!open) throw new Error('No component is subscribed to this project.');
        return open.comments;
      },
    }),
  };
}
