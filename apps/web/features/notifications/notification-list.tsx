'use client';

import Link from 'next/link';
import { useState, useTransition } from 'react';
import { Button } from '@/components/button.tsx';
import { EmptyState } from '@/components/pages/empty-state.tsx';
import { PageTitle } from '@/components/pages/page-title.tsx';
import { showProblem } from '@/features/problems/show-refusal.ts';
import { deleteNotifications } from './delete-notifications.ts';
import { NotificationThreadItem } from './notification-thread-item.tsx';
import { toThreads } from './to-threads.ts';
import { useNotifications } from './use-notifications.ts';
import { useOlderNotifications } from './use-older-notifications.ts';

/** How many the live inbox starts with: with fewer there is nothing older. */
const INBOX_SIZE = 30;

/** Everything that a person was told, thread by thread. */
export function NotificationList() {
  const { unread, notifications: newest, mark } = useNotifications();
  const { older, hasMore, fetchBefore } = useOlderNotifications();
  const [isUnreadOnly, setIsUnreadOnly] = useState(false);
  const [isPending, startTransition] = useTransition();
  const known = new Set(newest.map(({ id }) => id));
  const all = [...newest, ...older.filter(({ id }) => !known.has(id))];
  const shown = isUnreadOnly ? all.filter(({ readAt }) => readAt === null) : all;
  const last = all.at(-1);

  function fetchMore() {
    if (!last) return;
    startTransition(async () => {
      const problem = await fetchBefore(last.id);
      if (problem) showProblem('Could not be loaded', problem);
    });
  }

  return (
    <>
      <PageTitle
        title="Notifications"
        note={unread === 0 ? 'You’re all caught up.' : `${unread} unread`}
        actions={
          <>
            <Button asChild size="small" tone="quiet">
              <Link href="/settings/notifications">Preferences</Link>
            </Button>
            <Button
              size="small"
              tone="quiet"
              aria-pressed={isUnreadOnly}
              className="aria-pressed:bg-sunken aria-pressed:text-ink"
              onClick={() => setIsUnreadOnly(!isUnreadOnly)}
            >
              Only unread
            </Button>
            <Button size="small" disabled={all.length === 0} onClick={() => void mark(null, unread > 0)}>
              {unread > 0 ? 'Mark all as read' : 'Mark all as unread'}
            </Button>
            <Button size="small" disabled={all.length === 0} onClick={() => void deleteNotifications(null)}>
              Delete all
            </Button>
          </>
        }
      />
      <div className="mt-8 max-w-3xl">
        {shown.length > 0 ? (
          <ul>
            {toThreads(shown).map((thread) => (
              <NotificationThreadItem key={thread.key} thread={thread} mark={mark} isWhole />
            ))}
          </ul>
        ) : isUnreadOnly && all.length > 0 ? (
          <EmptyState
            title="You’re all caught up"
            action={<Button onClick={() => setIsUnreadOnly(false)}>Show all</Button>}
          >
            {unread === 0
              ? 'New notifications appear here.'
              : 'Your unread notifications are older. Show all, then load older ones.'}
          </EmptyState>
        ) : (
          <EmptyState
            title="Nothing yet"
            action={
              <Button asChild>
                <Link href="/projects">Go to projects</Link>
              </Button>
            }
          >
            Finished articles, mentions and replies appear here. Start an article to get the first.
          </EmptyState>
        )}
        {hasMore && all.length >= INBOX_SIZE && (
          <div className="mt-6">
            <Button pending={isPending} onClick={fetchMore}>
              Show older
            </Button>
          </div>
        )}
      </div>
    </>
  );
}
