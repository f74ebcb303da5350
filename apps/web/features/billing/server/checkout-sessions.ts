import { ok, refuse, type Result } from '@headway/database/result';
import { Stripe } from 'stripe';
import type { CheckoutRound } from './checkout-rounds.ts';

/** Reads the id of a price by its lookup key. */
export async function readPriceId(client: Stripe, lookupKey: string): Promise<Result<string, 'not_found'>> {
  const { data } = await client.prices.list({ lookup_keys: [lookupKey], active: true });
  const [price] = data;
  if (price) return ok(price.id);
  return refuse('not_found', { detail: `Stripe has no price with the lookup key ${lookupKey}.` });
}

/** Reads a session; null when Stripe does not know it, such as a session of another Stripe account. */
export async function readSession(client: Stripe, id: string): Promise<Stripe.Checkout.Session | null> {
  try {
    return await client.checkout.sessions.retrieve(id);
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError && error.statusCode === 404) return null;
    throw error;
  }
}

/** What is bought, for which project, and the page to come back to. */
interface SessionInput {
  projectId: string;
  round: CheckoutRound;
  priceId: string;
  /** Stripe's id of a project that has paid before. */
  customerId: string | null;
  returnUrl: string;
}

/** Creates the session of a round. Stripe gives a second request of the same round the same session. */
export function createSession(client: Stripe, input: SessionInput): Promise<Stripe.Checkout.Session> {
  const { projectId, round, priceId, customerId, returnUrl } = input;
  const metadata = { project_id: projectId, plan_id: round.planId };
  return client.checkout.sessions.create(
    {
      mode: 'subscription',
      line_items: [{ price: priceId, quantity: 1 }],
      client_reference_id: projectId,
      metadata,
      subscription_data: { metadata },
      success_url: `${returnUrl}?checkout=done`,
      cancel_url: returnUrl,
      ...toPayer(customerId, round.payerEmail),
    },
    { idempotencyKey: `headway-checkout-${round.round}` },
  );
}

function toPayer(customerId: string | null, email: string | null) {
  if (customerId !== null) return { customer: customerId };
  return email === null ? {} : { customer_email: email };
}

/** The page of a session. */
export function toCheckoutPage({
  url,
}: Stripe.Checkout.Session): Result<{ url: string }, 'billing_unavailable'> {
  if (url) return ok({ url });
  return refuse('billing_unavailable', { detail: 'Stripe could not open a checkout page.' });
}
