import { toDay, toMonth } from '@headway/ground';
import { cn } from '@/components/cn.ts';
import { BillingNotices } from './billing-notices.tsx';
import { CheckoutNotice } from './checkout-notice.tsx';
import { MonthTable } from './month-table.tsx';
import { PlanCards } from './plan-cards.tsx';
import { StripeButton } from './stripe-button.tsx';
import { SubscriptionLine } from './subscription-line.tsx';
import { toOutlook } from './to-outlook.ts';
import { UsageBar } from './usage-bar.tsx';
import { UsageFigures } from './usage-figures.tsx';
import { isSubscribed, type ProjectUsage } from './usage.ts';

/** What a project uses and pays for. */
export function UsageView({ projectId, usage }: { projectId: string; usage: ProjectUsage }) {
  const { plan, current, earlier, forecast, renewsAt, subscription, billingConfigured, canManage } = usage;
  const limit = plan.generationsPerMonth;
  const renewal = toDay(renewsAt);
  const outlook = toOutlook({ used: current.generations, limit, forecast, renewal });
  const hasPortal = canManage && billingConfigured && subscription?.managed === true;
  return (
    <div className="space-y-14">
      <div className="space-y-3 empty:hidden">
        <CheckoutNotice projectId={projectId} subscription={subscription} />
        <BillingNotices projectId={projectId} usage={usage} hasPortal={hasPortal} />
      </div>
      <section aria-labelledby="month">
        <h2 id="month" className="eyebrow mb-3">
          {toMonth(current.month)}
        </h2>
        <UsageBar used={current.generations} limit={limit} forecast={forecast} tone={outlook.tone} />
        <p className={cn('mt-3', TONES[outlook.tone])}>{outlook.text}</p>
        {outlook.tone !== 'danger' && <p className="text-sm text-ink-soft">The limit resets on {renewal}.</p>}
        <div className="mt-8 border-t border-rule pt-6">
          <UsageFigures month={current} />
        </div>
      </section>
      <section aria-labelledby="plans">
        <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
          <h2 id="plans" className="eyebrow">
            Plans
          </h2>
          {hasPortal && (
            <StripeButton projectId={projectId}>
              {isSubscribed(subscription) ? 'Change or end the subscription' : 'Open the customer portal'}
            </StripeButton>
          )}
        </div>
        <SubscriptionLine subscription={subscription} />
        <PlanCards projectId={projectId} usage={usage} />
        <p className="mt-4 max-w-[65ch] text-sm text-ink-soft">{AT_THE_LIMIT}</p>
      </section>
      <section aria-labelledby="earlier">
        <h2 id="earlier" className="eyebrow mb-3">
          Earlier months
        </h2>
        <MonthTable months={earlier} />
      </section>
    </div>
  );
}

const AT_THE_LIMIT =
  'When all generations of a month are used, articles in progress are still finished. Queued keywords wait for the next month or a larger plan. Nothing beyond the price of the plan is ever charged.';

const TONES = { neutral: 'text-ink', caution: 'text-caution', danger: 'text-danger' };
