import { useTopic } from '@headway/realtime/react';
import { projectTopic } from '@headway/topics/project';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { CommentActions } from '@/features/comments/store/comment-actions.ts';
import { projectChangesTopic } from '@/features/projects/project-changes-topic.ts';
import { useMe, useOpenSupabase } from '@/features/session/supabase-provider.tsx';
import { NOTHING, shareCollaboration, type CollaborationState } from './shared-collaboration.ts';

/**
 * The result of {@link useCollaborationUpdates}: ADR-007's `collaborators` and `comments`, with the people and the
 * actions.
 */
export interface CollaborationUpdates extends CollaborationState, CommentActions {}

/**
 * Who has a page of the project open, and its comments, live. All components of a page share one connection and one
 * state. No comment is missed: it subscribes to changes before it reads all comments, and reads them again after every
 * interruption. `contentId` is the article that this page shows to the others as its place, null for none; without it
 * the place stays.
 */
export function useCollaborationUpdates(
  projectId: string,
  { contentId }: { contentId?: string | null } = {},
): CollaborationUpdates {
  const openSupabase = useOpenSupabase();
  const me = useMe();
  const shared = shareCollaboration(openSupabase, projectId, me);
  const state = useSyncExternalStore(shared.subscribe, shared.get, () => NOTHING);

  useEffect(() => {
    if (contentId !== undefined) shared.moveTo(contentId);
  }, [shared, contentId]);

  const members = useTopic(projectTopic(projectId), projectChangesTopic).state?.members;
  useEffect(() => {
    if (members !== undefined) shared.refreshPeople();
  }, [shared, members]);

  return useMemo(() => ({ ...state, ...shared.actions }), [state, shared]);
}
