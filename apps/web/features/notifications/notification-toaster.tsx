import { toNotificationPath, toNotificationText, type Notification } from '@headway/notifications';
import { useRealtimeClient } from '@headway/realtime/react';
import { userFold, userTopic } from '@headway/topics/user';
import { usePathname, useRouter } from 'next/navigation';
import { useEffect, useEffectEvent } from 'react';
import { toast } from 'sonner';
import { claimToasts } from './claim-toast.ts';
import { markNotifications } from './mark-notifications.ts';
import { useInboxOwner } from './notifications-provider.tsx';

/** Beyond this many at once, as after a night offline, one toast says how many. */
const MOST_AT_ONCE = 3;

/** Shows what arrives as a toast, in one tab of the browser: one that is looked at. */
export function NotificationToaster() {
  const client = useRealtimeClient();
  const router = useRouter();
  const path = usePathname();
  const { userId, initial } = useInboxOwner();

  const show = useEffectEvent(async (arrived: readonly Notification[]) => {
    // Who looks elsewhere reads the count in the tab's title.
    if (document.visibilityState !== 'visible') return;
    // One that leads to where the person is already tells nothing, unless its words are the news.
    const untold = arrived.filter(
      (told) => told.kind === 'announcement' || toNotificationPath(told) !== path,
    );
    const claimed = await claimToasts(untold.map(({ id }) => id));
    const news = untold.filter(({ id }) => claimed.includes(id));
    if (news.length > MOST_AT_ONCE) {
      toast(`${news.length} new notifications`, {
        action: { label: 'Show', onClick: () => router.push('/notifications') },
      });
      return;
    }
    for (const told of news) {
      const { title, detail } = toNotificationText(told);
      const target = toNotificationPath(told);
      toast(title, {
        id: told.id,
        description: detail,
        ...(target !== null && {
          action: {
            label: 'Open',
            onClick: () => {
              void markNotifications([told.id], true);
              router.push(target);
            },
          },
        }),
      });
    }
  });

  useEffect(() => {
    let arrived: Notification[] = [];
    let turn: ReturnType<typeof setTimeout> | undefined;
    const end = client.subscribe(
      userTopic(userId),
      (update) => {
        if (update.type !== 'event') return;
        const event = userFold.schema.event.parse(update.event);
        if (event?.type !== 'notification') return;
        arrived.push(event.notification);
        // What was missed arrives within one turn.
        turn ??= setTimeout(() => {
          turn = undefined;
          void show(arrived);
          arrived = [];
        });
      },
      { after: initial.cursor },
    );
    return () => {
      clearTimeout(turn);
      end();
    };
  }, [client, userId, initial.cursor]);

  return null;
}
