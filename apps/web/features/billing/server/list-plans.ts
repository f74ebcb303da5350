import type { Stripe } from 'stripe';
import { z } from 'zod';
import { asUser } from '@/server/process/database.ts';
import { log } from '@/server/process/log.ts';
import type { User } from '@/server/process/user.ts';
import type { Plan, PlanPrice } from '../usage.ts';
import { stripe } from './stripe.ts';

/** How long the prices that Stripe has told are good for. */
const PRICES_TTL_MS = 5 * 60_000;

let known: { prices: Map<string, PlanPrice>; until: number } | undefined;

/** All plans, the smallest first, with what Stripe charges for them where that is known. */
export async function listPlans(user: User): Promise<Plan[]> {
  const rows = await asUser(user, async (client) => {
    const found = await client.query<PlanRow>(
      `select id, name, generations_per_month as "generationsPerMonth", stripe_lookup_key as "lookupKey"
         from plans order by rank`,
    );
    return found.rows;
  });
  const prices = await readPrices(rows.flatMap(({ lookupKey }) => lookupKey ?? []));
  return rows.map(({ lookupKey, ...plan }) => {
    const price = (lookupKey !== null && prices.get(lookupKey)) || null;
    return { ...plan, price, forSale: price !== null };
  });
}

interface PlanRow {
  id: string;
  name: string;
  generationsPerMonth: number | null;
  lookupKey: string | null;
}

const intervalSchema = z.enum(['day', 'week', 'month', 'year']);

/** The prices by lookup key. None when Stripe does not answer: a page is worth more than its prices. */
async function readPrices(lookupKeys: string[]): Promise<Map<string, PlanPrice>> {
  const client = stripe();
  if (!client) return new Map();
  if (known && known.until > Date.now()) return known.prices;
  try {
    const { data } = await client.prices.list({ lookup_keys: lookupKeys, active: true });
    known = { prices: toPrices(data), until: Date.now() + PRICES_TTL_MS };
    return known.prices;
  } catch (error) {
    log.warn('Stripe told no prices', { reason: error instanceof Error ? error.name : typeof error });
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
