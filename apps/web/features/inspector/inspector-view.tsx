'use client';

import { useInspector } from '@headway/realtime/react';
import { userTopic } from '@headway/topics/user';
import { useIsHydrated } from '@/components/use-is-hydrated.ts';
import { ConnectionFacts } from './connection-facts.tsx';
import { FollowForm } from './follow-form.tsx';
import { FrameTable } from './frame-table.tsx';
import { PageSection } from '@/components/pages/page-section.tsx';
import { ReconnectTable } from './reconnect-table.tsx';
import { TopicTable } from './topic-table.tsx';
import { useFollowedTopics } from './use-followed-topics.ts';

/**
 * This tab's live connection from the inside. Follows the reader's own topic, and whichever is typed in. Nothing on
 * the server, which has no tab.
 */
export function InspectorView({ userId }: { userId: string }) {
  return useIsHydrated() ? <Inspection userId={userId} /> : null;
}

function Inspection({ userId }: { userId: string }) {
  const { frames, ...inspection } = useInspector();
  const followed = useFollowedTopics(userTopic(userId));
  return (
    <div className="mt-10 space-y-14">
      <PageSection title="Connection">
        <ConnectionFacts inspection={inspection} />
      </PageSection>
      <PageSection title="Topics">
        <FollowForm follow={followed.follow} />
        <TopicTable topics={inspection.topics} unfollow={followed.unfollow} followed={followed.topics} />
      </PageSection>
      <PageSection title="Reconnects" note="The last 100, newest first">
        <ReconnectTable reconnects={inspection.reconnects} />
      </PageSection>
      <PageSection title="Frames" note="As they arrive in this tab, newest first">
        <FrameTable frames={frames} />
      </PageSection>
    </div>
  );
}
