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
          Until then, nothing changes. You can renew it in the customer portal.
        </Callout>
      )}
      {!billingConfigured && (
        <Callout title="Billing is not set up">
          The current plan applies. Plans can be changed here once an administrator sets up billing for this
          installation.
        </Callout>
      )}
      {billingConfigured && !canManage && <Callout>Only owners of this project can choose a plan.</Callout>}
    </>
  );
}
