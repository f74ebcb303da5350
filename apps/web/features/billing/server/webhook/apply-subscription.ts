import type { PoolClient } from 'pg';
import { isUuid } from '@/server/http/uuid.ts';
import { stripeSubscriptionSchema, type StripeEvent, type StripeSubscription } from './stripe-event.ts';

/** Stripe's timestamps have whole seconds: of two events of the same second, the one with the higher rank wins. */
const RANKS: Record<string, number> = {
  'customer.subscription.created': 1,
  'customer.subscription.updated': 2,
  'customer.subscription.deleted': 3,
};
const DELETED = 3;

/**
 * Stores a subscription as an event describes it, unless a later event was applied before. A deleted subscription stays
 * deleted: Stripe never brings it back.
 */
export async function applySubscription(tx: PoolClient, event: StripeEvent): Promise<void> {
  const rank = RANKS[event.type] ?? 0;
  const subscription = stripeSubscriptionSchema.parse(event.data.object);
  const [projectId, state] = [toProjectId(subscription), toState(subscription)];
  await tx.query(
    `insert into public.subscriptions as held
       (id, project_id, plan_id, status, stripe_customer_id, stripe_price_id, amount, currency,
        current_period_end, cancel_at, event_created, event_rank, event_id)
     values ($1, (select id from public.projects where id = $2),
             coalesce((select id from public.plans where stripe_lookup_key = $3),
                      (select id from public.plans where id = $4)),
             $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     on conflict (id) do update
        set project_id = coalesce(held.project_id, excluded.project_id),
            plan_id = excluded.plan_id, status = excluded.status,
            stripe_customer_id = excluded.stripe_customer_id, stripe_price_id = excluded.stripe_price_id,
            amount = excluded.amount, currency = excluded.currency,
            current_period_end = excluded.current_period_end, cancel_at = excluded.cancel_at,
            event_created = excluded.event_created, event_rank = excluded.event_rank,
            event_id = excluded.event_id
      where (held.event_rank = ${DELETED}, held.event_created, held.event_rank, held.event_id)
          < (excluded.event_rank = ${DELETED}, excluded.event_created, excluded.event_rank, excluded.event_id)`,
    [
      subscription.id,
      projectId,
      state.lookupKey,
      subscription.metadata?.['plan_id'] ?? null,
      rank === DELETED ? 'canceled' : subscription.status,
      subscription.customer,
      state.priceId,
      state.amount,
      state.currency,
      state.periodEnd,
      state.cancelAt,
      event.created,
      rank,
      event.id,
    ],
  );
  // An earlier event changes no other column, but it may name the project of the subscription.
  await tx.query(
    `update public.subscriptions
        set project_id = (select id from public.projects where id = $2)
      where id = $1 and project_id is null and exists (select 1 from public.projects where id = $2)`,
    [subscription.id, projectId],
  );
}

function toProjectId({ metadata }: StripeSubscription): string | null {
  const id = metadata?.['project_id']?.toLowerCase();
  return id !== undefined && isUuid(id) ? id : null;
}

function toState(subscription: StripeSubscription) {
  const {
    items,
    current_period_end: end,
    cancel_at: cancelAt,
    cancel_at_period_end: endsThen,
  } = subscription;
  const [item] = items.data;
  const periodEnd = item?.current_period_end ?? end ?? null;
  const amount = item?.price.unit_amount ?? null;
  return {
    lookupKey: item?.price.lookup_key ?? null,
    priceId: item?.price.id ?? null,
    amount: amount === null ? null : amount * (item?.quantity ?? 1),
    currency: item?.price.currency ?? null,
    periodEnd,
    cancelAt: cancelAt ?? (endsThen === true ? periodEnd : null),
  };
}
