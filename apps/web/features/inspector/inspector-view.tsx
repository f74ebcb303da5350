'use client';

import { useInspector, useRealtimeClient } from '@headway/realtime/react';
import { useEffect, useState } from 'react';
import { userTopic } from '@headway/topics/user';
import { DataTable, figures } from '@/components/data-table.tsx';
import { useIsHydrated } from '@/components/hooks/use-is-hydrated.ts';
import { ConnectionFacts } from './connection-facts.tsx';
import { FollowForm } from './follow-form.tsx';
import { FrameTable } from './frame-table.tsx';
import { PageSection } from '@/components/pages/page-section.tsx';
import { toClockTime } from './to-clock-time.ts';
import { TopicTable } from './topic-table.tsx';

/**
 * This tab's live connection from the inside. Follows the reader's own topic, and whichever is typed in. Nothing on
 * the server, which has no tab.
 */
export function InspectorView({ userId }: { userId: string }) {
  return useIsHydrated() ? <Inspection userId={userId} /> : null;
}

function Inspection({ userId }: { userId: string }) {
  const { frames, ...inspection } = useInspector();
  const { reconnects } = inspection;
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
        <DataTable
          label="Reconnects, as a table"
          empty="None in this tab yet."
          columns={[{ title: 'Time' }, { title: 'Reason' }, ...figures('Attempt')]}
          rows={reconnects.toReversed().map(({ at, reason, attempt }, index) => ({
            key: `${at} ${reconnects.length - index}`,
            cells: [toClockTime(at), reason, attempt],
          }))}
        />
      </PageSection>
      <PageSection title="Frames" note="Received by this tab, newest first">
        <FrameTable frames={frames} />
      </PageSection>
    </div>
  );
}

/** Topics that are followed only so that their frames arrive; at first only `own`. */
function useFollowedTopics(own: string) {
  const client = useRealtimeClient();
  const [topics, setTopics] = useState<readonly string[]>([own]);
  useEffect(() => {
    // The frames are heard by the inspector's tap.
    const ends = topics.map((topic) => client.subscribe(topic, () => undefined));
    return () => {
      for (const end of ends) end();
    };
  }, [client, topics]);
  return {
    topics,
    follow: (topic: string) => setTopics([...new Set([...topics, topic])]),
    unfollow: (topic: string) => setTopics(topics.filter((other) => other !== topic)),
  };
}
