import type { PoolClient } from 'pg';
import { isUuid } from '@/server/http/uuid.ts';
import { checkoutSessionSchema, type StripeEvent } from './stripe-event.ts';

/**
 * Stores to which project the subscription of a finished checkout belongs. Its state comes with other events. The
 * project's checkout is over with it.
 */
export async function applyCheckout(tx: PoolClient, event: StripeEvent): Promise<void> {
  const session = checkoutSessionSchema.parse(event.data.object);
  const projectId = (session.client_reference_id ?? session.metadata?.['project_id'])?.toLowerCase();
  // a checkout that is not for a subscription of ours
  if (!session.subscription || projectId === undefined || !isUuid(projectId)) return;
  await tx.query(
    `insert into public.subscriptions as held (id, project_id, status, stripe_customer_id)
     values ($1, (select id from public.projects where id = $2), 'incomplete', $3)
     on conflict (id) do update
        set project_id = coalesce(held.project_id, excluded.project_id),
            stripe_customer_id = coalesce(held.stripe_customer_id, excluded.stripe_customer_id)`,
    [session.subscription, projectId, session.customer ?? null],
  );
  await tx.query('delete from private.checkouts where session_id = $1', [session.id]);
}
