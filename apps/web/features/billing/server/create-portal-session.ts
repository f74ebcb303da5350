import { requireRole } from '@/features/projects/server/require-role.ts';
import { Problem } from '@/server/http/problem.ts';
import type { User } from '@/server/process/user.ts';
import { findSubscription } from './find-subscription.ts';
import { askStripe, requireStripe } from './stripe.ts';

/**
 * Opens Stripe's customer portal, where a subscription is changed, paid or ended: owners only. Returns where it is.
 *
 * @throws {@link Problem} with the codes of `requireRole`; `billing_not_configured`, `billing_unavailable`, and
 * `no_subscription` for a project that Stripe does not know.
 */
export async function createPortalSession(user: User, projectId: string, returnUrl: string): Promise<string> {
  await requireRole(user, projectId, 'owner');
  requireStripe();
  const { customerId } = await findSubscription(user, projectId);
  if (customerId === null) {
    throw new Problem('no_subscription', 'This project has never had a subscription. Choose a plan first.');
  }
  const session = await askStripe((stripe) =>
    stripe.billingPortal.sessions.create({ customer: customerId, return_url: returnUrl }),
  );
  return session.url;
}
