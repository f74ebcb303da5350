import { useState } from 'react';
import { Button } from '@/components/button.tsx';
import { deleteNotifications } from './delete-notifications.ts';
import { NotificationItem, type NotificationItemProps } from './notification-item.tsx';
import type { NotificationThread } from './to-threads.ts';

interface NotificationThreadItemProps extends Omit<NotificationItemProps, 'notification'> {
  thread: NotificationThread;
}

/** A thread by its newest notification, with the earlier ones behind a button. Whole ones have a line between threads. */
export function NotificationThreadItem({ thread, ...item }: NotificationThreadItemProps) {
  const { mark, isWhole = false } = item;
  const [isOpen, setIsOpen] = useState(false);
  const [newest, ...earlier] = thread.notifications;
  const unread = thread.notifications.filter(({ readAt }) => readAt === null);
  return (
    <li className={isWhole ? '-mx-3 border-b border-rule py-1.5' : ''}>
      <NotificationItem notification={newest} {...item} />
      {earlier.length > 0 && (
        <div className="flex flex-wrap gap-1 pb-1 pl-7">
          <Button tone="quiet" size="small" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            {isOpen ? 'Hide earlier' : `${earlier.length} earlier`}
          </Button>
          {unread.length > 1 && (
            <Button
              tone="quiet"
              size="small"
              onClick={() =>
                void mark(
                  unread.map(({ id }) => id),
                  true,
                )
              }
            >
              Mark these {unread.length} as read
            </Button>
          )}
          <Button
            tone="quiet"
            size="small"
            onClick={() => void deleteNotifications(thread.notifications.map(({ id }) => id))}
          >
            Delete all {thread.notifications.length}
          </Button>
        </div>
      )}
      {isOpen && (
        <ul className="pl-7">
          {earlier.map((notification) => (
            <li key={notification.id}>
              <NotificationItem notification={notification} {...item} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
