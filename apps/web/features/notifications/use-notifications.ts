import { defineTopic } from '@headway/realtime/client';
import { useTopic } from '@headway/realtime/react';
import { NO_USER_STATE, userFold, userTopic } from '@headway/topics/user';
import { markNotifications } from './mark-notifications.ts';
import { useInboxOwner } from './notifications-provider.tsx';

const inboxTopic = defineTopic(userFold);

/** The result of {@link useNotifications}. */
export type Notifications = ReturnType<typeof useNotifications>;

/** The inbox of the signed-in person, live from the first paint on. */
export function useNotifications() {
  const { userId, initial } = useInboxOwner();
  const { state } = useTopic(userTopic(userId), inboxTopic, { initial });
  const { unread, notifications } = state ?? initial.state ?? NO_USER_STATE;
  return {
    /** How many of all notifications are unread, not only of those listed. */
    unread,
    /** The newest 30 and all that came since, newest first. */
    notifications,
    /** Marks these, or with null all. The change arrives live, in every tab. */
    mark: markNotifications,
  };
}
