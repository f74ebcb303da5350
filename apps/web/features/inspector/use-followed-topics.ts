'use client';

import { useRealtimeClient } from '@headway/realtime/react';
import { useCallback, useEffect, useState } from 'react';

interface FollowedTopics {
  topics: readonly string[];
  follow: (topic: string) => void;
  unfollow: (topic: string) => void;
}

/** Topics that are followed for their own sake, so that their frames arrive; at first only `own`. */
export function useFollowedTopics(own: string): FollowedTopics {
  const client = useRealtimeClient();
  const [topics, setTopics] = useState<readonly string[]>([own]);
  useEffect(() => {
    // The frames are heard by the inspector's tap.
    const ends = topics.map((topic) => client.subscribe(topic, () => undefined));
    return () => {
      for (const end of ends) end();
    };
  }, [client, topics]);
  const follow = useCallback((topic: string) => {
    setTopics((topics) => (topics.includes(topic) ? topics : [...topics, topic]));
  }, []);
  const unfollow = useCallback((topic: string) => {
    setTopics((topics) => topics.filter((other) => other !== topic));
  }, []);
  return { topics, follow, unfollow };
}
