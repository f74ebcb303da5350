import { requireRole } from '@/features/projects/server/require-role.ts';
import { asUser } from '@/server/process/database.ts';
import { Problem } from '@/server/http/problem.ts';
import type { User } from '@/server/process/user.ts';
import { findSubscription } from './find-subscription.ts';
import { askStripe, requireStripe } from './stripe.ts';

export interface CheckoutRequest {
  projectId: string;
  planId: string;
  /** Where Stripe sends people back to. */
  returnUrl: string;
}

/**
 * Begins a subscription at Stripe: owners only. Returns where to go for paying; what comes of it arrives by webhook.
 *
 * @throws {@link Problem} with the codes of `requireRole`; `billing_not_configured`, `billing_unavailable`,
 * `not_found` for a plan that is not for sale, `already_subscribed` where the portal is the place to change it.
 */
export async function createCheckout(
  user: User,
  { projectId, planId, returnUrl }: CheckoutRequest,
): Promise<string> {
  await requireRole(user, projectId, 'owner');
  requireStripe();
  const { customerId, subscribed } = await findSubscription(user, projectId);
  if (subscribed) {
    throw new Problem(
      'already_subscribed',
      'This project is subscribed already. Change its plan in the customer portal.',
    );
  }
  const price = await findPrice(user, planId);
  const metadata = { project_id: projectId, plan_id: planId };
  const { url } = await askStripe((stripe) =>
    stripe.checkout.sessions.create({
      mode: 'subscription',
      line_items: [{ price, quantity: 1 }],
      client_reference_id: projectId,
      metadata,
      subscription_data: { metadata },
      success_url: `${returnUrl}?checkout=done`,
      cancel_url: returnUrl,
      ...toPayer(customerId, user.email),
    }),
  );
  if (url === null) throw new Problem('billing_unavailable', 'Stripe opened no page to pay on.');
  return url;
}

function toPayer(customerId: string | null, email: string | null) {
  if (customerId !== null) return { customer: customerId };
  return email === null ? {} : { customer_email: email };
}

/** Stripe's id of what a plan costs now. */
async function findPrice(user: User, planId: string): Promise<string> {
  const { rows } = await asUser(user, (client) =>
    client.query<{ key: string | null }>('select stripe_lookup_key as key from plans where id = $1', [
      planId,
    ]),
  );
  const key = rows[0]?.key;
  if (!key) throw new Problem('not_found', 'There is no such plan for sale.');
  const { data } = await askStripe((stripe) => stripe.prices.list({ lookup_keys: [key], active: true }));
  const [price] = data;
  if (!price) throw new Problem('not_found', `Stripe has no price with the lookup key ${key}.`);
  return price.id;
}
