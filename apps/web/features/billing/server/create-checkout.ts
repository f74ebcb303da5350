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
import { beginRound, keepSession, readRound } from './checkout-rounds.ts';
import { createSession, readPriceId, readSession, toCheckoutPage } from './checkout-sessions.ts';
import { readCustomer } from './read-customer.ts';
import { askStripe, stripe, type StripeRefusal } from './stripe.ts';

/** The subscription that an owner asks for. */
export interface CheckoutInput {
  projectId: string;
  planId: string;
  /** The page to which Stripe sends the person back. */
  returnUrl: string;
}

/** Why no checkout was opened. */
type CheckoutRefusal = RoleRefusal | StripeRefusal | 'already_subscribed' | 'checkout_open';

/**
 * Begins a subscription at Stripe. Returns the address of the page to pay on; the subscription itself arrives by webhook.
 * A project has one open checkout: asking for the same plan again returns it, asking for another plan closes it. So
 * nobody pays twice. For owners: the role is checked in the transaction that reads what the calls need, and Stripe is
 * called outside transactions, so that a slow answer holds no connection.
 *
 * @returns `not_found` also for a plan that is not for sale; `already_subscribed` where the portal changes the plan, or
 *   while a payment is confirmed; `checkout_open` when another plan was chosen at the same moment.
 */
export async function createCheckout(
  { db, user }: VerbContext<User>,
  { projectId, planId, returnUrl }: CheckoutInput,
): Promise<Result<{ url: string }, CheckoutRefusal>> {
  const read = await withTransaction(db, async (tx) => {
    const allowed = await checkProjectRole(tx, { projectId, userId: user.id, minimum: 'owner' });
    if (!allowed.ok) return allowed;
    const customer = await readCustomer(tx, projectId);
    const lookupKey = await readLookupKey(tx, planId);
    return ok({ ...customer, lookupKey, last: await readRound(tx, projectId) });
  });
  if (!read.ok) return read;
  const { customerId, isSubscribed, lookupKey, last } = read.value;
  if (stripe() === null) return refuse('billing_not_configured');
  if (isSubscribed) return refuse('already_subscribed');
  if (lookupKey === null) return refuse('not_found', { detail: 'This plan is not available.' });

  return askStripe<{ url: string }, CheckoutRefusal>(async (client) => {
    const open = last?.sessionId ? await readSession(client, last.sessionId) : null;
    if (open?.status === 'complete') return refuse('already_subscribed', { detail: CONFIRMING });
    if (open?.status === 'open' && last?.planId === planId) return toCheckoutPage(open);

    const price = await readPriceId(client, lookupKey);
    if (!price.ok) return price;
    if (open?.status === 'open') await client.checkout.sessions.expire(open.id);

    // A round without a session belongs to a request that waits for Stripe, or to a process that ended: both share it.
    const isShared = last?.planId === planId && last.sessionId === null;
    const round = isShared
      ? last
      : await withTransaction(db, (tx) =>
          beginRound(tx, { projectId, planId, payerEmail: user.email, replaces: last }),
        );
    if (round?.planId !== planId) return refuse('checkout_open');

    const input = { projectId, round, priceId: price.value, customerId, returnUrl };
    const session = await createSession(client, input);
    if (await keepSession(db, round.round, session.id)) return toCheckoutPage(session);
    await client.checkout.sessions.expire(session.id);
    return refuse('checkout_open');
  });
}

const CONFIRMING =
  'Stripe is confirming a payment for this project. Wait a few seconds, then reload the page.';

/** Reads the key by which Stripe knows the price of a plan; null for a plan that is not for sale. */
async function readLookupKey(tx: PoolClient, planId: string): Promise<string | null> {
  const sql = 'select stripe_lookup_key as key from public.plans where id = $1';
  const [plan] = await readRows(tx, z.object({ key: z.string().nullable() }), sql, [planId]);
  return plan?.key ?? null;
}
