'use client';

import { Bell } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { Button } from '@/components/button.tsx';
import { Popover } from '@/components/overlays/popover.tsx';
import { NotificationThreadItem } from './notification-thread-item.tsx';
import { NotificationToaster } from './notification-toaster.tsx';
import { toThreads } from './to-threads.ts';
import { useNotifications } from './use-notifications.ts';
import { useTitleBadge } from './use-title-badge.ts';

/** As many threads as fit; the page has the rest. */
const SHOWN = 8;

const LINKS = [
  { label: 'All notifications', href: '/notifications' },
  { label: 'Preferences', href: '/settings/notifications' },
];

/** The bell with the count of what is unread, and the newest notifications behind it, thread by thread. */
export function Inbox() {
  const { unread, notifications, mark } = useNotifications();
  const [isOpen, setIsOpen] = useState(false);
  useTitleBadge(unread);
  const close = () => setIsOpen(false);
  return (
    <>
      <NotificationToaster />
      <Popover
        label="Notifications"
        open={isOpen}
        onOpenChange={setIsOpen}
        trigger={
          <Button tone="quiet" size="icon" aria-label={toLabel(unread)}>
            <Bell aria-hidden />
            {unread > 0 && (
              <span
                aria-hidden
                className="absolute -top-0.5 -right-0.5 min-w-4.5 rounded-full bg-accent px-1 text-center text-xs font-semibold text-on-accent tabular-nums"
              >
                {unread > 99 ? '99+' : unread}
              </span>
            )}
          </Button>
        }
      >
        <div className="flex min-h-12 items-center justify-between gap-3 border-b border-rule px-4">
          <h2 className="font-medium">Notifications</h2>
          {unread > 0 && (
            <Button tone="quiet" size="small" className="-mr-2" onClick={() => void mark(null, true)}>
              Mark all as read
            </Button>
          )}
        </div>
        {notifications.length === 0 ? (
          <p className="px-4 py-10 text-center text-sm text-ink-soft">
            Nothing yet. Finished articles, mentions and replies appear here.
          </p>
        ) : (
          <ul className="max-h-[min(28rem,60dvh)] overflow-y-auto p-1">
            {toThreads(notifications)
              .slice(0, SHOWN)
              .map((thread) => (
                <NotificationThreadItem key={thread.key} thread={thread} mark={mark} onFollow={close} />
              ))}
          </ul>
        )}
        <p className="flex justify-between gap-4 border-t border-rule px-4 py-2.5 text-sm">
          {LINKS.map(({ label, href }) => (
            <Link
              key={href}
              href={href}
              onClick={close}
              className="rounded-sm font-medium text-accent hover:underline"
            >
              {label}
            </Link>
          ))}
        </p>
      </Popover>
    </>
  );
}

function toLabel(unread: number): string {
  return unread === 0 ? 'Notifications' : `Notifications, ${unread} unread`;
}
