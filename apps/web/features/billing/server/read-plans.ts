import type { Stripe } from 'stripe';
import { z } from 'zod';
import { readRowsAs } from '@/server/process/database.ts';
import { log } from '@/server/process/log.ts';
import type { User } from '@/server/process/user.ts';
import type { Plan, PlanPrice } from '../usage.ts';
import { stripe } from './stripe.ts';

/** Prices are read from Stripe again after this time. */
const PRICES_TTL_MS = 5 * 60_000;

let known: { prices: Map<string, PlanPrice>; until: number } | undefined;

/** All plans, the smallest first, with what Stripe charges for them where that is known. */
export async function readPlans(user: User): Promise<Plan[]> {
  const plans = await readRowsAs(
    user,
    rowSchema,
    `select id, name, generations_per_month as "generationsPerMonth", stripe_lookup_key as "lookupKey"
         from plans order by rank`,
  );
  const prices = await readPrices(plans.flatMap(({ lookupKey }) => lookupKey ?? []));
  return plans.map(({ lookupKey, ...plan }) => {
    const price = (lookupKey !== null && prices.get(lookupKey)) || null;
    return { ...plan, price, forSale: price !== null };
  });
}

const rowSchema = z.object({
  id: z.string(),
  name: z.string(),
  generationsPerMonth: z.number().nullable(),
  lookupKey: z.string().nullable(),
});

const intervalSchema = z.enum(['day', 'week', 'month', 'year']);

/** The prices by lookup key. Empty when Stripe does not answer: the page is then shown without prices. */
async function readPrices(lookupKeys: string[]): Promise<Map<string, PlanPrice>> {
  const client = stripe();
  if (!client) return new Map();
  if (known && known.until > Date.now()) return known.prices;
  try {
    const { data } = await client.prices.list({ lookup_keys: lookupKeys, active: true });
    known = { prices: toPrices(data), until: Date.now() + PRICES_TTL_MS };
    return known.prices;
  } catch (error) {
    log.warn('prices could not be read from Stripe', {
      reason: error instanceof Error ? error.name : typeof error,
    });
    return new Map();
  }
}

function toPrices(prices: readonly Stripe.Price[]): Map<string, PlanPrice> {
  const found = new Map<string, PlanPrice>();
  for (const { lookup_key: key, unit_amount: amount, currency, recurring } of prices) {
    const interval = intervalSchema.safeParse(recurring?.interval);
    if (key === null || amount === null || !interval.success) continue;
    found.set(key, { amount, currency, interval: interval.data });
  }
  return found;
}
