import { toDay } from './to-day.ts';
import { toMoney } from './to-money.ts';
import type { Subscription } from './usage.ts';

/** What a project pays, and when next; nothing where it pays nothing. */
export function SubscriptionLine({ subscription }: { subscription: Subscription | null }) {
  if (subscription === null || subscription.status === 'canceled') return null;
  const { managed, amount, currency, status, cancelAt, currentPeriodEnd } = subscription;
  if (!managed)
    return <p className={STYLE}>Whoever runs this installation has given the project its plan.</p>;
  const price = amount === null || currency === null ? null : toMoney(amount, currency);
  const isRenewed = cancelAt === null && currentPeriodEnd !== null && ['active', 'trialing'].includes(status);
  return (
    <p className={STYLE}>
      {`The subscription is ${status.replaceAll('_', ' ')}`}
      {price !== null && `, for ${price} each time`}
      {isRenewed && `; the next charge is on ${toDay(currentPeriodEnd)}`}.
    </p>
  );
}

const STYLE = 'mb-4 text-ink-soft tabular-nums';
