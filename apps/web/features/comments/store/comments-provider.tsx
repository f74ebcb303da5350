import { useMemo, type ReactNode } from 'react';
import { createRequiredContext } from '@/components/hooks/create-required-context.ts';
import { useOpenProject } from '@/features/projects/open-project.ts';
import { useMe } from '@/features/session/supabase-provider.tsx';
import type { CommentActions } from './comment-actions.ts';
import type { CommentState } from './comment-store.ts';
import { toThreads, type Thread } from './to-threads.ts';

/** The comments on the page that is open, and the actions on them. */
export interface Comments extends Pick<CommentState, 'status' | 'problem'>, CommentActions {
  /** Threads on the article that is open, or on the project as a whole. Oldest first. */
  threads: readonly Thread[];
}

export const [CommentsContext, useComments] = createRequiredContext<Comments>('WorkspaceProvider');

interface CommentsProviderProps {
  /** All comments of the project. */
  value: CommentState & CommentActions;
  children: ReactNode;
}

/** Gives the comments on the open page to the components below. */
export function CommentsProvider({ value, children }: CommentsProviderProps) {
  const { contentId } = useOpenProject();
  const me = useMe();
  const { comments, readUpTo } = value;
  const threads = useMemo(
    () =>
      toThreads(
        comments.filter((comment) => comment.contentId === contentId),
        { readUpTo, me: me.id },
      ),
    [comments, contentId, readUpTo, me.id],
  );
  const shown = useMemo(() => ({ ...value, threads }), [value, threads]);
  return <CommentsContext value={shown}>{children}</CommentsContext>;
}
