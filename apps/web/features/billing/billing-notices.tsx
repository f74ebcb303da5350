import { Callout } from '@/components/callout.tsx';
import { StripeButton } from './stripe-button.tsx';
import { toDay } from './to-day.ts';
import type { ProjectUsage } from './usage.ts';

interface BillingNoticesProps {
  projectId: string;
  usage: ProjectUsage;
  /** Whether this person can open the customer portal. */
  hasPortal: boolean;
}

/** What to know of the subscription before anything else. */
export function BillingNotices({ projectId, usage, hasPortal }: BillingNoticesProps) {
  const { subscription, billingConfigured, canManage } = usage;
  return (
    <>
      {subscription?.paymentFailed === true && subscription.status !== 'canceled' && (
        <Callout tone="danger" title="The last payment failed">
          <p>Update the payment method in Stripe&rsquo;s customer portal to keep the plan.</p>
          {hasPortal && (
            <div className="mt-3">
              <StripeButton projectId={projectId}>Update the payment method</StripeButton>
            </div>
          )}
        </Callout>
      )}
      {typeof subscription?.cancelAt === 'string' && subscription.status !== 'canceled' && (
        <Callout tone="caution" title={`The subscription ends on ${toDay(subscription.cancelAt)}`}>
          Until then everything stays as it is. It can be renewed in the customer portal.
        </Callout>
      )}
      {!billingConfigured && (
        <Callout title="Billing is not configured on this installation">
          The plan&rsquo;s limit holds, but no other plan can be bought here. Whoever runs the installation
          sets up Stripe with <code className="font-mono text-sm">STRIPE_SECRET_KEY</code>.
        </Callout>
      )}
      {billingConfigured && !canManage && <Callout>Only an owner of this project chooses its plan.</Callout>}
    </>
  );
}
