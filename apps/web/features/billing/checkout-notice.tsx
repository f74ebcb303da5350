'use client';

import { useSearchParams } from 'next/navigation';
import { Callout } from '@/components/callout.tsx';
import { isSubscribed } from './is-subscribed.ts';
import { useFreshUsage } from './use-fresh-usage.ts';
import type { Subscription } from './usage.ts';

interface CheckoutNoticeProps {
  projectId: string;
  subscription: Subscription | null;
}

/** For who comes back from paying before Stripe has told of it. Keeps the page fresh, then and later. */
export function CheckoutNotice({ projectId, subscription }: CheckoutNoticeProps) {
  useFreshUsage(projectId);
  const isBack = useSearchParams().get('checkout') === 'done';
  if (!isBack || isSubscribed(subscription)) return null;
  return (
    <Callout title="Stripe is confirming the payment">
      That takes some seconds. The new plan appears here by itself.
    </Callout>
  );
}
