import type { Subscription } from './usage.ts';

/** Whether a subscription goes on, so that its plan is changed in the portal and not by another checkout. */
export function isSubscribed(subscription: Subscription | null): boolean {
  return (
    subscription !== null &&
    ['active', 'trialing', 'past_due', 'unpaid', 'paused'].includes(subscription.status)
  );
}
