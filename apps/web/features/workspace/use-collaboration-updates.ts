'use client';

import { useTopic } from '@headway/realtime/react';
import { projectTopic } from '@headway/topics/project';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { CommentActions } from '@/features/comments/store/comment-actions.ts';
import { projectChangesTopic } from '@/features/projects/project-changes-topic.ts';
import { useMe, useSupabaseClient } from '@/features/session/supabase-provider.tsx';
import { NOTHING, shareCollaboration, type CollaborationState } from './shared-collaboration.ts';

/**
 * The result of {@link useCollaborationUpdates}: ADR-007's `collaborators` and `comments`, with the people and the
 * actions.
 */
export interface CollaborationUpdates extends CollaborationState, CommentActions {}

interface CollaborationOptions {
  /**
   * The article that this page shows to the others as its place; null for none. Undefined leaves the place as it is.
   */
  contentId?: string | null;
}

/**
 * Who has a page of the project open, and its comments, live. All components of a page share one connection and one
 * state. No comment is missed: it subscribes to changes before it reads all comments, and reads them again after every
 * interruption.
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
