'use client';

import type { Notification } from '@headway/notifications';
import { useRouter } from 'next/navigation';
import { startTransition, useEffect, useRef } from 'react';
import { useNotifications } from '@/features/notifications/use-notifications.ts';

const KINDS: ReadonlySet<Notification['kind']> = new Set(['subscription_changed', 'usage_alert']);

/** Renders the page anew when its person is told that the project's plan or usage has changed. */
export function useFreshUsage(projectId: string): void {
  const router = useRouter();
  const { notifications } = useNotifications();
  const newest = notifications.find((told) => told.projectId === projectId && KINDS.has(told.kind))?.id;
  const rendered = useRef(newest);
  useEffect(() => {
    if (newest === rendered.current) return;
    rendered.current = newest;
    startTransition(() => router.refresh());
  }, [newest, router]);
}
