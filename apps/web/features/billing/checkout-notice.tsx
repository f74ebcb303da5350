'use client';

import type { Notification } from '@headway/notifications';
import { useRouter, useSearchParams } from 'next/navigation';
import { startTransition, useEffect, useRef } from 'react';
import { Callout } from '@/components/callout.tsx';
import { useNotifications } from '@/features/notifications/use-notifications.ts';
import { isSubscribed, type Subscription } from './usage.ts';

const KINDS: ReadonlySet<Notification['kind']> = new Set(['subscription_changed', 'usage_alert']);

/** Shown to a person who comes back from paying before Stripe has confirmed it. Keeps the page fresh, then and later. */
export function CheckoutNotice(props: { projectId: string; subscription: Subscription | null }) {
  const { projectId, subscription } = props;
  useFreshUsage(projectId);
  const isBack = useSearchParams().get('checkout') === 'done';
  if (!isBack || isSubscribed(subscription)) return null;
  return (
    <Callout title="Stripe is confirming the payment">
      This takes a few seconds. The new plan then appears here.
    </Callout>
  );
}

/** Renders the page anew when its person is told that the project's plan or usage has changed. */
function useFreshUsage(projectId: string): void {
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
