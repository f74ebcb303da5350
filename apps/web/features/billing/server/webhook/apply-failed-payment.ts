import type { PoolClient } from 'pg';
import { invoiceSchema, type StripeEvent } from './stripe-event.ts';

/** Stores that a charge failed, unless a later payment of the subscription is known. */
export async function applyFailedPayment(tx: PoolClient, event: StripeEvent): Promise<void> {
  const invoice = invoiceSchema.parse(event.data.object);
  const id = invoice.parent?.subscription_details?.subscription ?? invoice.subscription;
  // an invoice that is not for a subscription
  if (!id) return;
  await tx.query(
    `insert into public.subscriptions as held (id, status, stripe_customer_id, payment_failed_at)
     values ($1, 'incomplete', $2, $3)
     on conflict (id) do update
        set payment_failed_at = excluded.payment_failed_at
      where (held.payment_failed_at is null or held.payment_failed_at < excluded.payment_failed_at)
        and not (held.status = 'active' and held.event_created >= excluded.payment_failed_at)
        and held.status <> 'canceled'`,
    [id, invoice.customer ?? null, event.created],
  );
}
