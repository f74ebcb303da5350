'use client';

import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { toThreads, type Thread } from '@/features/comments/store/to-threads.ts';
import { useOwnMembership } from '@/features/people/use-own-membership.ts';
import { useFollow, type Follow } from '@/features/people/use-follow.ts';
import type { Role } from '@/features/projects/role.ts';
import { useMe } from '@/features/session/supabase-provider.tsx';
import { useCollaborationUpdates, type CollaborationUpdates } from './use-collaboration-updates.ts';

/** Everything that a page of a project needs to show people working together on it. */
export interface Collaboration extends CollaborationUpdates, Follow {
  projectId: string;
  /** The article of this page; null on the project's own. */
  contentId: string | null;
  /** Of the person who looks. */
  role: Role;
  /** Of this page: the article's, or those on the project as a whole. Oldest first. */
  threads: readonly Thread[];
}

const CollaborationContext = createContext<Collaboration | null>(null);

interface CollaborationProviderProps {
  projectId: string;
  contentId: string | null;
  role: Role;
  /** Of the topic of the person who looks, not newer than `role`. */
  userCursor: string;
  children: ReactNode;
}

/** Lets the components below it take part in what happens among the people of a project. */
export function CollaborationProvider(props: CollaborationProviderProps) {
  const { projectId, contentId, role, userCursor, children } = props;
  const updates = useCollaborationUpdates(projectId, { contentId });
  const me = useMe();
  useOwnMembership({ projectId, role, userCursor });
  const follow = useFollow(updates.collaborators, { projectId, contentId });
  const { comments, readUpTo } = updates;
  const threads = useMemo(
    () =>
      toThreads(
        comments.filter((comment) => comment.contentId === contentId),
        { readUpTo, me: me.id },
      ),
    [comments, contentId, readUpTo, me.id],
  );
  const value = useMemo(
    () => ({ ...updates, ...follow, projectId, contentId, role, threads }),
    [updates, follow, projectId, contentId, role, threads],
  );
  return <CollaborationContext value={value}>{children}</CollaborationContext>;
}

/** The collaboration of the nearest {@link CollaborationProvider}. Throws where there is none. */
export function useCollaboration(): Collaboration {
  const collaboration = useContext(CollaborationContext);
  if (!collaboration) throw new Error('There is no CollaborationProvider above this component.');
  return collaboration;
}
