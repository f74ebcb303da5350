import * as z from 'zod/mini';

/** What a project can subscribe to. */
export interface Plan {
  id: string;
  name: string;
  /** Null: as many as one likes. */
  generationsPerMonth: number | null;
  /** What it costs as Stripe has it; null when it is free, or not known because billing is not configured. */
  price: PlanPrice | null;
  /** Whether it can be bought. */
  forSale: boolean;
}

export interface PlanPrice {
  /** In the currency's smallest unit. */
  amount: number;
  /** ISO 4217, lower case. */
  currency: string;
  interval: 'day' | 'week' | 'month' | 'year';
}

const count = z._default(z.number(), 0);

export const monthlyUsageSchema = z.object({
  /** The first day of the calendar month (UTC), `2026-11-01`. */
  month: z.string(),
  generations: count,
  words: count,
  inputTokens: count,
  outputTokens: count,
  searchCalls: count,
  /** What the providers charge for it, US dollars. */
  cost: count,
  /** Generations that are not in `cost`, because their provider has no known price. */
  unpriced: count,
});

/** What was used in one month. */
export type MonthlyUsage = z.infer<typeof monthlyUsageSchema>;

export const subscriptionSchema = z.object({
  planId: z.nullable(z.string()),
  /** As Stripe calls it: `active`, `trialing`, `past_due`, ... */
  status: z.string(),
  amount: z.nullable(z.number()),
  currency: z.nullable(z.string()),
  /** ISO 8601. */
  currentPeriodEnd: z.nullable(z.string()),
  /** Set when it ends and is not renewed. ISO 8601. */
  cancelAt: z.nullable(z.string()),
  /** The last charge failed and has not succeeded since. */
  paymentFailed: z.boolean(),
  /** Whether Stripe has it, as opposed to an operator's gift. */
  managed: z.boolean(),
});

/** What a project pays for. */
export type Subscription = z.infer<typeof subscriptionSchema>;

/** Everything of the usage page, of one instant. */
export interface ProjectUsage {
  plan: Plan;
  plans: Plan[];
  current: MonthlyUsage;
  /** Earlier months with any usage, newest first, at most eleven. */
  earlier: MonthlyUsage[];
  /** When the count starts anew. ISO 8601. */
  renewsAt: string;
  /** Generations by the end of the month if it goes on like this; null on its first day. */
  forecast: number | null;
  /** Owners see it; null for others, and where there is none. */
  subscription: Subscription | null;
  /** Whether subscribing and the customer portal work here. */
  billingConfigured: boolean;
  /** Whether this person may subscribe. */
  canManage: boolean;
}

/** Whether a subscription goes on, so that its plan is changed in the portal and not by another checkout. */
export function isSubscribed(subscription: Subscription | null): boolean {
  return (
    subscription !== null &&
    ['active', 'trialing', 'past_due', 'unpaid', 'paused'].includes(subscription.status)
  );
}
