import 'server-only';
import { withTransaction } from '@headway/database';
import type { PoolClient } from 'pg';
import { Stripe } from 'stripe';
import { ZodError } from 'zod';
import { database } from '@/server/process/database.ts';
import { env } from '@/server/process/env.ts';
import { Problem } from '@/server/http/problem.ts';
import { toInvalidBody } from '@/server/http/read-body.ts';
import { applyCheckout } from './apply-checkout.ts';
import { applyFailedPayment } from './apply-failed-payment.ts';
import { applySubscription } from './apply-subscription.ts';
import { stripeEventSchema, type StripeEvent } from './stripe-event.ts';

/** How old a signature may be, seconds: Stripe's own recommendation. */
const TOLERANCE_SECONDS = 300;

/** `applied`: the event was stored. `duplicate`: it was stored before. `ignored`: an event of a type that we do not use. */
export type WebhookOutcome = 'applied' | 'duplicate' | 'ignored';

const APPLY: Record<string, (tx: PoolClient, event: StripeEvent) => Promise<void>> = {
  'customer.subscription.created': applySubscription,
  'customer.subscription.updated': applySubscription,
  'customer.subscription.deleted': applySubscription,
  'checkout.session.completed': applyCheckout,
  'invoice.payment_failed': applyFailedPayment,
};

/**
 * Applies an event that Stripe sends: each one once, in any order, in one transaction.
 *
 * @param body The request's bytes, exactly as they were sent: they are what is signed.
 * @throws {@link Problem} `billing_not_configured`, `bad_signature` for one that is missing, wrong or old,
 * `malformed_body`, `invalid_body`.
 */
export async function applyWebhook(body: Buffer, signature: string | null): Promise<WebhookOutcome> {
  const event = verify(body, signature);
  const apply = APPLY[event.type];
  return withTransaction(database(), async (tx) => {
    const { rowCount } = await tx.query(
      `insert into private.stripe_events (id, type, created) values ($1, $2, $3) on conflict do nothing`,
      [event.id, event.type, event.created],
    );
    if (rowCount === 0) return 'duplicate';
    if (!apply) return 'ignored';
    // a notification that the event causes carries the id of the event, so that it is sent once
    await tx.query(`select set_config('headway.stripe_event', $1, true)`, [event.id]);
    try {
      await apply(tx, event);
    } catch (error) {
      if (!(error instanceof ZodError)) throw error;
      throw toInvalidBody(error, `This ${event.type} does not have the form that is known of it.`);
    }
    return 'applied';
  });
}

function verify(body: Buffer, signature: string | null): StripeEvent {
  const { STRIPE_WEBHOOK_SECRET: secret } = env();
  if (secret === undefined) {
    const detail = 'No webhook is accepted while STRIPE_WEBHOOK_SECRET is not set.';
    throw new Problem('billing_not_configured', { detail });
  }
  if (signature === null) {
    throw new Problem('bad_signature', { detail: 'The header Stripe-Signature is missing.' });
  }
  let event: unknown;
  try {
    event = Stripe.webhooks.constructEvent(body, signature, secret, TOLERANCE_SECONDS);
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) {
      const detail = 'The signature is not Stripe’s, or more than five minutes old.';
      throw new Problem('bad_signature', { detail, cause: error });
    }
    throw new Problem('malformed_body', { detail: 'The body is no event of Stripe’s.', cause: error });
  }
  const parsed = stripeEventSchema.safeParse(event);
  if (!parsed.success) throw toInvalidBody(parsed.error, 'The body is no event of Stripe’s.');
  return parsed.data;
}
