'use client';

import { useTopic } from '@headway/realtime/react';
import { projectTopic } from '@headway/topics/project';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { CommentActions } from '@/features/comments/store/comment-actions.ts';
import { projectChangesTopic } from '@/features/projects/project-changes-topic.ts';
import { useMe, useSupabaseClient } from '@/features/session/supabase-provider.tsx';
import { NOTHING, shareCollaboration, type CollaborationState } from './shared-collaboration.ts';

/** What {@link useCollaborationUpdates} gives: ADR-007's `collaborators` and `comments`, and what one does with them. */
export interface CollaborationUpdates extends CollaborationState, CommentActions {}

interface CollaborationOptions {
  /** The article that this page shows, told to the others; null for none. Left out, it says nothing about it. */
  contentId?: string | null;
}

/**
 * Who has a page of the project open and what is said in it, live. Components of a page share one connection and one
 * state. Comments are complete: changes are followed first and everything is read then, and again after every time in
 * which a change may have been missed.
 */
export function useCollaborationUpdates(
  projectId: string,
  { contentId }: CollaborationOptions = {},
): CollaborationUpdates {
  const supabase = useSupabaseClient();
  const me = useMe();
  const shared = shareCollaboration(supabase, projectId, me);
  const state = useSyncExternalStore(shared.subscribe, shared.get, () => NOTHING);

  useEffect(() => {
    if (contentId !== undefined) shared.moveTo(contentId);
  }, [shared, contentId]);

  const members = useTopic(projectTopic(projectId), projectChangesTopic).state?.members;
  useEffect(() => {
    if (members !== undefined) shared.refreshPeople();
  }, [shared, members]);

  const actions = useMemo(
    (): CommentActions => ({
      comment: (...input) => shared.actions().comment(...input),
      reply: (...input) => shared.actions().reply(...input),
      edit: (...input) => shared.actions().edit(...input),
      remove: (...input) => shared.actions().remove(...input),
      resolve: (...input) => shared.actions().resolve(...input),
      reopen: (...input) => shared.actions().reopen(...input),
      react: (...input) => shared.actions().react(...input),
      markRead: (...input) => shared.actions().markRead(...input),
    }),
    [shared],
  );
  return useMemo(() => ({ ...state, ...actions }), [state, actions]);
}
