import { toDay } from '@headway/ground';
import { Callout } from '@/components/callout.tsx';
import { StripeButton } from './stripe-button.tsx';
import type { ProjectUsage } from './usage.ts';

interface BillingNoticesProps {
  projectId: string;
  usage: ProjectUsage;
  /** Whether this person can open the customer portal. */
  hasPortal: boolean;
}

/** Warnings about the subscription, and why no plan can be bought. */
export function BillingNotices({ projectId, usage, hasPortal }: BillingNoticesProps) {
  const { billingConfigured, canManage } = usage;
  const subscription = usage.subscription?.status === 'canceled' ? null : usage.subscription;
  return (
    <>
      {subscription?.paymentFailed === true && (
        <Callout tone="danger" title="The last payment failed">
          <p>Update the payment method in Stripe&rsquo;s customer portal to keep the plan.</p>
          {hasPortal && (
            <div className="mt-3">
              <StripeButton projectId={projectId}>Update the payment method</StripeButton>
            </div>
          )}
        </Callout>
      )}
      {typeof subscription?.cancelAt === 'string' && (
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
