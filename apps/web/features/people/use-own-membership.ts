'use client';

import { defineTopic } from '@headway/realtime/client';
import { useTopic } from '@headway/realtime/react';
import { NO_USER_STATE, userFold, userTopic } from '@headway/topics/user';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { toast } from 'sonner';
import type { Role } from '@/features/projects/role.ts';
import { useMe } from '@/features/session/supabase-provider.tsx';
import { isPageHeld } from './page-hold.ts';
import { toRoleNews } from './to-role-news.ts';

/** A store of its own beside the inbox, because it starts at the cursor of this page. */
const membershipTopic = defineTopic(userFold);

interface OwnMembership {
  projectId: string;
  /** As the page was rendered. */
  role: Role;
  /** Of `user:<id>`, not newer than `role`. */
  userCursor: string;
}

/** Long enough for somebody who looks elsewhere when it appears. */
const SHOWN_MS = 15_000;

/**
 * Says so and renders the page anew when one's own role changed. Leaves it when one does not belong to the project any
 * more, unless it shows edits that could not be saved.
 */
export function useOwnMembership({ projectId, role, userCursor }: OwnMembership): void {
  const router = useRouter();
  const me = useMe();
  const current = useTopic(userTopic(me.id), membershipTopic, {
    initial: { state: NO_USER_STATE, cursor: userCursor },
  }).state?.roles[projectId];
  useEffect(() => {
    if (current === undefined || current === role) return;
    if (current === null) {
      toast('This project is gone, or you are not a member of it any more', { duration: SHOWN_MS });
      if (!isPageHeld()) router.replace('/projects');
    } else {
      toast(toRoleNews(role, current), { id: `role:${projectId}`, duration: SHOWN_MS });
      router.refresh();
    }
  }, [current, role, router, projectId]);
}
