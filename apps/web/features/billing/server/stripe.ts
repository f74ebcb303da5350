import 'server-only';
import { Stripe } from 'stripe';
import { env } from '@/server/process/env.ts';
import { Problem } from '@/server/http/problem.ts';

declare global {
  // once per process; see server/database.ts
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

/**
 * Stripe's client.
 *
 * @throws {@link Problem} `billing_not_configured` when no key is set.
 */
export function requireStripe(): Stripe {
  const client = stripe();
  if (client) return client;
  throw new Problem(
    'billing_not_configured',
    'Billing is not configured on this installation. Whoever runs it sets STRIPE_SECRET_KEY.',
  );
}

/**
 * Asks Stripe. What it answers with an error becomes a problem, without what it said of the request.
 *
 * @throws {@link Problem} `billing_unavailable`.
 */
export async function askStripe<T>(ask: (client: Stripe) => Promise<T>): Promise<T> {
  const client = requireStripe();
  try {
    return await ask(client);
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    throw new Problem('billing_unavailable', 'Stripe did not do what was asked. Try again shortly.', {
      cause: error,
    });
  }
}

function toAddress(url: URL) {
  return {
    host: url.hostname,
    port: url.port === '' ? (url.protocol === 'http:' ? 80 : 443) : Number(url.port),
    protocol: url.protocol === 'http:' ? ('http' as const) : ('https' as const),
  };
}
