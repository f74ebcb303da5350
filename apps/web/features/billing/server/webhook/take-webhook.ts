import 'server-only';
import type { PoolClient } from 'pg';
import { Stripe } from 'stripe';
import { ZodError } from 'zod';
import { asServer } from '@/server/process/database.ts';
import { env } from '@/server/process/env.ts';
import { Problem } from '@/server/http/problem.ts';
import { applyCheckout } from './apply-checkout.ts';
import { applyFailedPayment } from './apply-failed-payment.ts';
import { applySubscription } from './apply-subscription.ts';
import { stripeEventSchema, type StripeEvent } from './stripe-event.ts';

/** How old a signature may be, seconds: Stripe's own recommendation. */
const TOLERANCE_SECONDS = 300;

/** What became of an event: taken in, taken in before, or none that we know what to do with. */
export type WebhookOutcome = 'applied' | 'duplicate' | 'ignored';

const APPLY: Record<string, (tx: PoolClient, event: StripeEvent) => Promise<void>> = {
  'customer.subscription.created': applySubscription,
  'customer.subscription.updated': applySubscription,
  'customer.subscription.deleted': applySubscription,
  'checkout.session.completed': applyCheckout,
  'invoice.payment_failed': applyFailedPayment,
};

/**
 * Takes in an event that Stripe sends: once each, in whatever order they come, all or nothing.
 *
 * @param body The request's bytes, exactly as they were sent: they are what is signed.
 * @throws {@link Problem} `billing_not_configured`, `bad_signature` for one that is missing, wrong or old,
 * `malformed_body`, `invalid_body`.
 */
export async function takeWebhook(body: Buffer, signature: string | null): Promise<WebhookOutcome> {
  const event = verify(body, signature);
  const apply = APPLY[event.type];
  return asServer(async (tx) => {
    const { rowCount } = await tx.query(
      `insert into private.stripe_events (id, type, created) values ($1, $2, $3) on conflict do nothing`,
      [event.id, event.type, event.created],
    );
    if (rowCount === 0) return 'duplicate';
    if (!apply) return 'ignored';
    // what is told because of it carries its id, so that it is told once
    await tx.query(`select set_config('headway.stripe_event', $1, true)`, [event.id]);
    try {
      await apply(tx, event);
    } catch (error) {
      if (!(error instanceof ZodError)) throw error;
      throw unexpected(`This ${event.type} does not have the form that is known of it.`, error);
    }
    return 'applied';
  });
}

function verify(body: Buffer, signature: string | null): StripeEvent {
  const { STRIPE_WEBHOOK_SECRET: secret } = env();
  if (secret === undefined) {
    throw new Problem(
      'billing_not_configured',
      'No webhooks are taken in while STRIPE_WEBHOOK_SECRET is not set.',
    );
  }
  if (signature === null) throw new Problem('bad_signature', 'The header Stripe-Signature is missing.');
  let event: unknown;
  try {
    event = Stripe.webhooks.constructEvent(body, signature, secret, TOLERANCE_SECONDS);
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) {
      throw new Problem('bad_signature', 'The signature is not Stripe’s, or more than five minutes old.', {
        cause: error,
      });
    }
    throw new Problem('malformed_body', 'The body is no event of Stripe’s.', { cause: error });
  }
  const parsed = stripeEventSchema.safeParse(event);
  if (!parsed.success) throw unexpected('The body is no event of Stripe’s.', parsed.error);
  return parsed.data;
}

function unexpected(detail: string, { issues }: ZodError): Problem {
  const errors = issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  return new Problem('invalid_body', detail, { extensions: { errors } });
}
