import {
  checkProjectRole,
  readRows,
  withTransaction,
  type RoleRefusal,
  type VerbContext,
} from '@headway/database';
import { ok, refuse, type Result } from '@headway/database/result';
import type { PoolClient } from 'pg';
import { z } from 'zod';
import type { User } from '@/server/process/user.ts';
import { readCustomer } from './read-customer.ts';
import { askStripe, stripe, type StripeRefusal } from './stripe.ts';

/** The subscription that an owner asks for. */
export interface CheckoutInput {
  projectId: string;
  planId: string;
  /** The page to which Stripe sends the person back. */
  returnUrl: string;
}

/**
 * Begins a subscription at Stripe. Returns the address of the page to pay on; the subscription itself arrives by webhook.
 * For owners: the role is checked in the transaction that reads what the call needs, and Stripe is called after it, so
 * that a slow answer holds no connection.
 *
 * @returns `not_found` also for a plan that is not for sale; `already_subscribed` where the portal changes the plan.
 */
export async function createCheckout(
  { db, user }: VerbContext<User>,
  { projectId, planId, returnUrl }: CheckoutInput,
): Promise<Result<{ url: string }, RoleRefusal | StripeRefusal | 'already_subscribed'>> {
  const read = await withTransaction(db, async (tx) => {
    const allowed = await checkProjectRole(tx, { projectId, userId: user.id, minimum: 'owner' });
    if (!allowed.ok) return allowed;
    return ok({ ...(await readCustomer(tx, projectId)), lookupKey: await readLookupKey(tx, planId) });
  });
  if (!read.ok) return read;
  const { customerId, isSubscribed, lookupKey } = read.value;
  if (stripe() === null) return refuse('billing_not_configured');
  if (isSubscribed) return refuse('already_subscribed');
  if (lookupKey === null) return refuse('not_found', { detail: 'This plan is not available.' });
  const metadata = { project_id: projectId, plan_id: planId };
  return askStripe(async (client) => {
    const prices = await client.prices.list({ lookup_keys: [lookupKey], active: true });
    const [price] = prices.data;
    if (!price)
      return refuse('not_found', { detail: `Stripe has no price with the lookup key ${lookupKey}.` });
    const { url } = await client.checkout.sessions.create({
      mode: 'subscription',
      line_items: [{ price: price.id, quantity: 1 }],
      client_reference_id: projectId,
      metadata,
      subscription_data: { metadata },
      success_url: `${returnUrl}?checkout=done`,
      cancel_url: returnUrl,
      ...toPayer(customerId, user.email),
    });
    if (url === null)
      return refuse('billing_unavailable', { detail: 'Stripe could not open a checkout page.' });
    return ok({ url });
  });
}

function toPayer(customerId: string | null, email: string | null) {
  if (customerId !== null) return { customer: customerId };
  return email === null ? {} : { customer_email: email };
}

/** Reads the key by which Stripe knows the price of a plan; null for a plan that is not for sale. */
async function readLookupKey(tx: PoolClient, planId: string): Promise<string | null> {
  const sql = 'select stripe_lookup_key as key from public.plans where id = $1';
  const [plan] = await readRows(tx, z.object({ key: z.string().nullable() }), sql, [planId]);
  return plan?.key ?? null;
}
