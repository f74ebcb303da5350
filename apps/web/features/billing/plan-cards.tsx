import { toFigure, toMoney } from '@headway/ground';
import { Badge } from '@/components/badge.tsx';
import { cn } from '@/components/cn.ts';
import { StripeButton } from './stripe-button.tsx';
import { isSubscribed, type Plan, type ProjectUsage } from './usage.ts';

/** What there is to subscribe to, with the plan that holds marked. */
export function PlanCards({ projectId, usage }: { projectId: string; usage: ProjectUsage }) {
  const { plan: current, plans, canManage, billingConfigured, subscription } = usage;
  const mayChoose = canManage && billingConfigured && !isSubscribed(subscription);
  return (
    <ul className="grid gap-4 sm:grid-cols-3">
      {plans.map((plan) => (
        <li
          key={plan.id}
          className={cn(
            'flex flex-col rounded-lg border bg-surface p-5',
            plan.id === current.id ? 'border-accent' : 'border-rule',
          )}
        >
          <div className="flex min-h-7 items-center justify-between gap-3">
            <h3 className="font-serif text-xl font-semibold tracking-tight">{plan.name}</h3>
            {plan.id === current.id && <Badge tone="accent">Current plan</Badge>}
          </div>
          <p className="mt-2 text-ink-soft tabular-nums">
            {plan.generationsPerMonth === null
              ? 'Unlimited generations'
              : `${toFigure(plan.generationsPerMonth)} generations a month`}
          </p>
          <Price plan={plan} />
          {mayChoose && plan.forSale && plan.id !== current.id && (
            <div className="mt-auto pt-5">
              <StripeButton projectId={projectId} planId={plan.id} tone="primary">
                {`Choose ${plan.name}`}
              </StripeButton>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function Price({ plan: { price } }: { plan: Plan }) {
  if (price === null) return null;
  return (
    <p className="mt-3 tabular-nums">
      <span className="text-xl font-medium">{toMoney(price.amount, price.currency)}</span>
      <span className="text-ink-soft"> a {price.interval}</span>
    </p>
  );
}
