import { defineTopic } from '@headway/realtime/client';
import { useTopic } from '@headway/realtime/react';
import { NO_USER_STATE, userFold, userTopic } from '@headway/topics/user';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { toast } from 'sonner';
import { useOpenProject } from '@/features/projects/open-project.ts';
import { useMe } from '@/features/session/supabase-provider.tsx';
import { toDepartureNews } from './own-departure.ts';
import { isPageHeld } from './page-hold.ts';
import { toRoleNews } from './to-role-news.ts';

/** A store of its own beside the inbox, because it starts at the cursor of this page. */
const membershipTopic = defineTopic(userFold);

/** Long enough for somebody who is not looking at the page when it appears. */
const SHOWN_MS = 15_000;

/**
 * Follows the signed-in person's membership of the open project. When their role changes, says so and renders the page
 * again. When they are no longer a member, leaves the page, unless it shows edits that could not be saved.
 *
 * @param userCursor Of `user:<id>`, not newer than the role that the page was rendered with.
 */
export function useOwnMembership(userCursor: string): void {
  const { projectId, role } = useOpenProject();
  const router = useRouter();
  const me = useMe();
  const current = useTopic(userTopic(me.id), membershipTopic, {
    initial: { state: NO_USER_STATE, cursor: userCursor },
  }).state?.roles[projectId];
  useEffect(() => {
    if (current === undefined || current === role) return;
    if (current === null) {
      toast(toDepartureNews(projectId), { duration: SHOWN_MS });
      if (!isPageHeld()) router.replace('/projects');
    } else {
      toast(toRoleNews(role, current), { id: `role:${projectId}`, duration: SHOWN_MS });
      router.refresh();
    }
  }, [current, role, router, projectId]);
}
