import { toNotificationPath, toNotificationText, type Notification } from '@headway/notifications';
import { Mail, MailOpen, X } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/button.tsx';
import { cn } from '@/components/cn.ts';
import { deleteNotifications } from './delete-notifications.ts';
import { RelativeTime } from '@/components/time/relative-time.tsx';
import { NotificationIcon } from './notification-icon.tsx';
import type { Notifications } from './use-notifications.ts';

export interface NotificationItemProps {
  notification: Notification;
  mark: Notifications['mark'];
  /** Called when the person follows it. */
  onFollow?: () => void;
  /** Whether to show all that it says, not only its first lines. Default false. */
  isWhole?: boolean;
}

/** One notification: what it says, where it leads, and whether it has been read. */
export function NotificationItem({ notification, mark, onFollow, isWhole = false }: NotificationItemProps) {
  const { id, kind, readAt, createdAt } = notification;
  const { title, detail } = toNotificationText(notification);
  const path = toNotificationPath(notification);
  const isUnread = readAt === null;
  const titleStyles = cn('text-pretty', isUnread ? 'font-medium' : 'text-ink-soft');
  return (
    <div className="relative flex gap-3 rounded-md px-3 py-2.5 hover:bg-sunken/60">
      <NotificationIcon kind={kind} />
      <div className="min-w-0 flex-1">
        {path === null ? (
          <p className={titleStyles}>{title}</p>
        ) : (
          <Link
            href={path}
            onClick={() => {
              if (isUnread) void mark([id], true);
              onFollow?.();
            }}
            className={cn('block rounded-sm after:absolute after:inset-0 after:rounded-md', titleStyles)}
          >
            {title}
          </Link>
        )}
        {detail !== null && (
          <p
            className={cn(
              'mt-0.5 text-sm break-words text-ink-soft',
              isWhole ? 'whitespace-pre-line' : 'line-clamp-2',
            )}
          >
            {detail}
          </p>
        )}
        <p className="mt-0.5 text-xs text-ink-faint">
          <RelativeTime iso={createdAt} />
          {isUnread && <span className="sr-only">, unread</span>}
        </p>
      </div>
      <span className="flex shrink-0 items-start gap-1">
        <span
          aria-hidden
          className={cn('mt-3.5 size-2 rounded-full', isUnread ? 'bg-accent' : 'bg-transparent')}
        />
        <Button
          tone="quiet"
          size="icon"
          className="z-10"
          title={isUnread ? 'Mark as read' : 'Mark as unread'}
          aria-label={`Mark as ${isUnread ? 'read' : 'unread'}: ${title}`}
          onClick={() => void mark([id], isUnread)}
        >
          {isUnread ? <MailOpen aria-hidden /> : <Mail aria-hidden />}
        </Button>
        <Button
          tone="quiet"
          size="icon"
          className="z-10"
          title="Delete"
          aria-label={`Delete: ${title}`}
          onClick={() => void deleteNotifications([id])}
        >
          <X aria-hidden />
        </Button>
      </span>
    </div>
  );
}
