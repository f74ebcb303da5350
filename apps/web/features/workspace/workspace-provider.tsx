'use client';

import { useMemo, type ReactNode } from 'react';
import { CommentsProvider } from '@/features/comments/store/comments-provider.tsx';
import { PeopleProvider } from '@/features/people/people-provider.tsx';
import { OpenProjectContext, type OpenProject } from '@/features/projects/open-project.ts';
import { useCollaborationUpdates } from './use-collaboration-updates.ts';

interface WorkspaceProviderProps extends OpenProject {
  /** Cursor of the signed-in person's topic, not newer than `role`. */
  userCursor: string;
  children: ReactNode;
}

/** Lets the components below take part in a project: `useOpenProject`, `usePeople` and `useComments` read from here. */
export function WorkspaceProvider(props: WorkspaceProviderProps) {
  const { projectId, contentId, role, userCursor, children } = props;
  const updates = useCollaborationUpdates(projectId, { contentId });
  const open = useMemo(() => ({ projectId, contentId, role }), [projectId, contentId, role]);
  return (
    <OpenProjectContext value={open}>
      <PeopleProvider value={updates} userCursor={userCursor}>
        <CommentsProvider value={updates}>{children}</CommentsProvider>
      </PeopleProvider>
    </OpenProjectContext>
  );
}
