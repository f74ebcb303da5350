import {
  checkProjectRole,
  withTransaction,
  type Person,
  type RoleRefusal,
  type VerbContext,
} from '@headway/database';
import { ok, refuse, type Result } from '@headway/database/result';
import { readCustomer } from './read-customer.ts';
import { askStripe, stripe, type StripeRefusal } from './stripe.ts';

/**
 * Opens Stripe's customer portal, where a subscription is changed, paid or ended. Returns its address. For owners, checked
 * as in `createCheckout`.
 *
 * @returns `no_subscription` for a project that Stripe does not know.
 */
export async function createPortalSession(
  { db, user }: VerbContext<Person>,
  { projectId, returnUrl }: { projectId: string; returnUrl: string },
): Promise<Result<{ url: string }, RoleRefusal | StripeRefusal | 'no_subscription'>> {
  const read = await withTransaction(db, async (tx) => {
    const allowed = await checkProjectRole(tx, { projectId, userId: user.id, minimum: 'owner' });
    return allowed.ok ? ok(await readCustomer(tx, projectId)) : allowed;
  });
  if (!read.ok) return read;
  if (stripe() === null) return refuse('billing_not_configured');
  const { customerId } = read.value;
  if (customerId === null) return refuse('no_subscription');
  return askStripe(async (client) => {
    const { url } = await client.billingPortal.sessions.create({
      customer: customerId,
      return_url: returnUrl,
    });
    return ok({ url });
  });
}
