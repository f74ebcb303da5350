'use client';

import { notificationSchema, type Notification } from '@headway/notifications';
import { useRealtimeClient } from '@headway/realtime/react';
import { reduceNotifications, userFold, userTopic } from '@headway/topics/user';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { callApi } from '@/features/problems/call-api.ts';
import type { Problem } from '@/features/problems/problem.ts';
import { useInboxOwner } from './notifications-provider.tsx';

const pageSchema = z.object({ notifications: z.array(notificationSchema), next: z.uuid().nullable() });

/** What {@link useOlderNotifications} gives. */
export interface OlderNotifications {
  /** What was fetched so far, newest first, with what was marked or removed since. */
  older: readonly Notification[];
  /** Whether there may be more. */
  hasMore: boolean;
  /** Fetches those before this one. Resolves with null, or with why it could not. */
  fetchBefore: (id: string) => Promise<Problem | null>;
}

/** The notifications before those of the live inbox, a page at a time. */
export function useOlderNotifications(): OlderNotifications {
  const client = useRealtimeClient();
  const { userId } = useInboxOwner();
  const [older, setOlder] = useState<Notification[]>([]);
  const [hasMore, setHasMore] = useState(true);

  useEffect(
    () =>
      client.subscribe(userTopic(userId), (update) => {
        if (update.type === 'snapshot') {
          // Events were missed that can't be had any more: fetch anew.
          setOlder([]);
          setHasMore(true);
        } else if (update.type === 'event') {
          const event = userFold.schema.event.parse(update.event);
          // What is new is on top, in the live inbox.
          if (event === null || event.type === 'notification') return;
          setOlder((older) => reduceNotifications(older, event));
        }
      }),
    [client, userId],
  );

  async function fetchBefore(id: string): Promise<Problem | null> {
    const answer = await callApi(`/api/notifications?before=${id}`, { schema: pageSchema });
    if (!answer.ok) return answer.problem;
    const { notifications, next } = answer.data;
    setOlder((older) => [...older, ...notifications]);
    setHasMore(next !== null);
    return null;
  }

  return { older, hasMore, fetchBefore };
}
