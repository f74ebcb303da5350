import { readRow } from '@headway/database';
import type { PoolClient } from 'pg';
import { z } from 'zod';

const customerSchema = z.object({
  customerId: z.string().nullable(),
  /** Whether a subscription of Stripe's runs. */
  isSubscribed: z.boolean(),
});

/** What Stripe knows of a project. */
export type Customer = z.infer<typeof customerSchema>;

/** Reads a project's newest customer at Stripe, and whether it is subscribed. Only owners see subscriptions. */
export function readCustomer(tx: PoolClient, projectId: string): Promise<Customer> {
  return readRow(
    tx,
    customerSchema,
    `select (array_agg(stripe_customer_id order by event_created desc))[1] as "customerId",
            coalesce(bool_or(status in ('active', 'trialing', 'past_due', 'unpaid', 'paused')), false)
              as "isSubscribed"
       from public.subscriptions
      where project_id = $1 and stripe_customer_id is not null`,
    [projectId],
  );
}
