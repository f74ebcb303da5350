import { z } from 'zod';
import { readRowsAs } from '@/server/process/database.ts';
import { isUuid } from '@/server/http/uuid.ts';
import type { User } from '@/server/process/user.ts';
import { monthlyUsageSchema, subscriptionSchema, type ProjectUsage } from '../usage.ts';
import { readPlans } from './read-plans.ts';
import { stripe } from './stripe.ts';
import { toForecast } from './to-forecast.ts';

/** What a project uses and pays for. Null when there is none that this person may see. */
export async function readProjectUsage(user: User, projectId: string): Promise<ProjectUsage | null> {
  if (!isUuid(projectId)) return null;
  const [found, plans] = await Promise.all([readUsage(user, projectId), readPlans(user)]);
  if (!found) return null;
  const plan = plans.find(({ id }) => id === found.planId);
  if (!plan) throw new Error(`there is no plan ${found.planId}`);
  const used = found.months.find(({ month }) => month === found.month);
  const current = used ?? monthlyUsageSchema.parse({ month: found.month });
  const month = new Date(`${found.month}T00:00:00Z`);
  return {
    plan,
    plans,
    current,
    earlier: found.months.filter((entry) => entry !== used).slice(0, 11),
    renewsAt: new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1)).toISOString(),
    forecast: toForecast(current.generations, month, found.now),
    subscription: found.subscription,
    billingConfigured: stripe() !== null,
    canManage: found.canManage,
  };
}

const rowSchema = z.object({
  now: z.date(),
  month: z.string(),
  canManage: z.boolean(),
  planId: z.string(),
  months: z.array(monthlyUsageSchema),
  subscription: z.nullable(subscriptionSchema),
});

async function readUsage(user: User, projectId: string) {
  const [usage] = await readRowsAs(
    user,
    rowSchema,
    `select now(), private.to_month(now())::text as month,
              private.has_role(project.id, 'owner') as "canManage",
              (private.plan_of(project.id)).id as "planId",
              (select coalesce(jsonb_agg(jsonb_build_object(
                        'month', entry.month, 'generations', entry.generations, 'words', entry.words,
                        'inputTokens', entry.input_tokens, 'outputTokens', entry.output_tokens,
                        'searchCalls', entry.search_calls, 'cost', entry.cost_micros / 1e6,
                        'unpriced', entry.unpriced) order by entry.month desc), '[]')
                 from usage as entry where entry.project_id = project.id) as months,
              (select jsonb_build_object(
                        'planId', held.plan_id, 'status', held.status, 'amount', held.amount,
                        'currency', held.currency, 'currentPeriodEnd', held.current_period_end,
                        'cancelAt', held.cancel_at, 'managed', held.stripe_customer_id is not null,
                        'paymentFailed', held.payment_failed_at is not null
                          and not (held.status = 'active' and held.event_created >= held.payment_failed_at))
                 from subscriptions as held
                where held.project_id = project.id
                order by held.status in ('active', 'trialing', 'past_due') desc, held.event_created desc,
                         held.created_at desc
                limit 1) as subscription
         from projects as project
        where project.id = $1`,
    [projectId],
  );
  return usage;
}
