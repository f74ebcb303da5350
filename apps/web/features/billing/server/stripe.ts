import 'server-only';
import type { RefusalCode } from '@headway/database/refusals';
import { refuse, type Result } from '@headway/database/result';
import { Stripe } from 'stripe';
import { env } from '@/server/process/env.ts';

declare global {
  // once per process; see server/process/database.ts
  var headwayStripe: Stripe | undefined;
}

/** Stripe's client, or null when no key is set. */
export function stripe(): Stripe | null {
  const { STRIPE_SECRET_KEY: key, STRIPE_API_BASE: base } = env();
  if (key === undefined) return null;
  globalThis.headwayStripe ??= new Stripe(key, {
    timeout: 10_000,
    maxNetworkRetries: 2,
    telemetry: false,
    ...(base === undefined ? {} : toAddress(new URL(base))),
  });
  return globalThis.headwayStripe;
}

/** Why Stripe did not do what a verb asked for. */
export type StripeRefusal = 'billing_not_configured' | 'billing_unavailable';

/** Asks Stripe. An error of Stripe's becomes `billing_unavailable`, without what Stripe said of the request. */
export async function askStripe<Value, Code extends RefusalCode>(
  ask: (client: Stripe) => Promise<Result<Value, Code>>,
): Promise<Result<Value, Code | StripeRefusal>> {
  const client = stripe();
  if (!client) return refuse('billing_not_configured');
  try {
    return await ask(client);
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return refuse('billing_unavailable');
    throw error;
  }
}

function toAddress(url: URL) {
  return {
    host: url.hostname,
    port: url.port === '' ? (url.protocol === 'http:' ? 80 : 443) : Number(url.port),
    protocol: url.protocol === 'http:' ? ('http' as const) : ('https' as const),
  };
}
