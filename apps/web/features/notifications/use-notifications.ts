'use client';

import type { Notification } from '@headway/notifications';
import { useTopic } from '@headway/realtime/react';
import { NO_USER_STATE, userTopic } from '@headway/topics/user';
import { inboxTopic } from './inbox-topic.ts';
import { markNotifications } from './mark-notifications.ts';
import { useInboxOwner } from './notifications-provider.tsx';

/** What {@link useNotifications} gives. */
export interface Notifications {
  /** Of all, not only of those listed. */
  unread: number;
  /** The newest 30 and whatever came since, newest first. */
  notifications: readonly Notification[];
  /** Marks these, or with null all. What comes of it arrives live, in every tab. */
  mark: typeof markNotifications;
}

/** One's own inbox, live from the first paint on. */
export function useNotifications(): Notifications {
  const { userId, initial } = useInboxOwner();
  const { state } = useTopic(userTopic(userId), inboxTopic, { initial });
  const { unread, notifications } = state ?? initial.state ?? NO_USER_STATE;
  return { unread, notifications, mark: markNotifications };
}
