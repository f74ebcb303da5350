import { toDay, toMoney } from '@headway/ground';
import type { Subscription } from './usage.ts';

/** What a project pays, and when next; nothing where it pays nothing. */
export function SubscriptionLine({ subscription }: { subscription: Subscription | null }) {
  const sentence = subscription && toSentence(subscription);
  return sentence === null ? null : <p className="mb-4 text-ink-soft tabular-nums">{sentence}</p>;
}

function toSentence({ managed, amount, currency, status, cancelAt, currentPeriodEnd }: Subscription) {
  if (!managed) return 'This plan was assigned by an administrator.';
  const price = amount === null || currency === null ? 'The price' : toMoney(amount, currency);
  switch (status) {
    case 'active':
    case 'trialing':
      // That it ends is said above.
      return cancelAt === null && currentPeriodEnd !== null
        ? `${price} is due on ${toDay(currentPeriodEnd)}.`
        : null;
    case 'past_due':
    case 'unpaid':
      return `${price} is unpaid.`;
    case 'paused':
      return 'The subscription is paused.';
    default:
      return null;
  }
}
