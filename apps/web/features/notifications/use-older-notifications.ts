import { notificationSchema, type Notification } from '@headway/notifications';
import { useRealtimeClient } from '@headway/realtime/react';
import { reduceNotifications, userFold, userTopic } from '@headway/topics/user';
import { useEffect, useRef, useState } from 'react';
import * as z from 'zod/mini';
import { callApi } from '@/features/problems/call-api.ts';
import type { Problem } from '@/features/problems/problem.ts';
import { useInboxOwner } from './notifications-provider.tsx';

const pageSchema = z.object({ notifications: z.array(notificationSchema), next: z.nullable(z.uuid()) });

/** The notifications before those of the live inbox, newest first, fetched a page at a time and kept up to date. */
export function useOlderNotifications() {
  const client = useRealtimeClient();
  const { userId } = useInboxOwner();
  const [older, setOlder] = useState<Notification[]>([]);
  const [hasMore, setHasMore] = useState(true);
  // Raised by every snapshot: what was asked for before it is dropped.
  const era = useRef(0);

  useEffect(
    () =>
      client.subscribe(userTopic(userId), (update) => {
        if (update.type === 'snapshot') {
          // Missed events cannot be read any more: fetch again.
          era.current += 1;
          setOlder([]);
          setHasMore(true);
        } else if (update.type === 'event') {
          const event = userFold.schema.event.parse(update.event);
          // New ones and those that came back are in the live inbox.
          if (event?.type === 'notification' || event?.type === 'notification-restored' || event === null)
            return;
          setOlder((older) => reduceNotifications(older, event));
        }
      }),
    [client, userId],
  );

  /** Fetches the notifications before this one. Resolves with null, or with the reason for a failure. */
  async function fetchBefore(id: string): Promise<Problem | null> {
    const asked = era.current;
    const answer = await callApi(`/api/notifications?before=${id}`, pageSchema);
    if (!answer.ok) return answer.problem;
    if (asked !== era.current) return null;
    const { notifications, next } = answer.data;
    setOlder((older) => [...older, ...notifications]);
    setHasMore(next !== null);
    return null;
  }

  return { older, hasMore, fetchBefore };
}
