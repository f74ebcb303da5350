import { asUser } from '@/server/process/database.ts';
import type { User } from '@/server/process/user.ts';

/** What Stripe knows a project by. */
export interface KnownToStripe {
  customerId: string | null;
  /** Whether a subscription of Stripe's runs. */
  subscribed: boolean;
}

/** A project's newest customer at Stripe, and whether it is subscribed. For owners, who alone see subscriptions. */
export async function findSubscription(user: User, projectId: string): Promise<KnownToStripe> {
  const { rows } = await asUser(user, (client) =>
    client.query<KnownToStripe>(
      `select (array_agg(stripe_customer_id order by event_created desc))[1] as "customerId",
              coalesce(bool_or(status in ('active', 'trialing', 'past_due', 'unpaid', 'paused')), false)
                as subscribed
         from subscriptions
        where project_id = $1 and stripe_customer_id is not null`,
      [projectId],
    ),
  );
  return rows[0] ?? { customerId: null, subscribed: false };
}
