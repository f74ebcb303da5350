import { z } from 'zod';
import { env } from '@/server/process/env.ts';
import { log } from '@/server/process/log.ts';
import { isProvider, type Provider } from '../providers.ts';

/** The settings are read from Supabase Auth again after this time. */
const SETTINGS_TTL_MS = 60_000;

/** After this time the form is shown without providers. */
const TIMEOUT_MS = 2_000;

const settingsSchema = z.object({ external: z.record(z.string(), z.boolean()) });

let known: { providers: readonly Provider[]; until: number } | undefined;

/**
 * The providers that Supabase Auth has enabled. None when it does not answer: people can then try their password.
 *
 * @see https://supabase.com/docs/guides/auth/social-login
 */
export async function readProviders(): Promise<readonly Provider[]> {
  if (known && known.until > Date.now()) return known.providers;
  const { SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY } = env();
  try {
    const response = await fetch(`${SUPABASE_URL}/auth/v1/settings`, {
      headers: { apikey: SUPABASE_PUBLISHABLE_KEY },
      signal: AbortSignal.timeout(TIMEOUT_MS),
      cache: 'no-store',
    });
    const { external } = settingsSchema.parse(await response.json());
    const providers = Object.keys(external).filter(isProvider);
    known = {
      providers: providers.filter((id) => external[id] === true).toSorted(),
      until: Date.now() + SETTINGS_TTL_MS,
    };
    return known.providers;
  } catch (error) {
    log.warn('the settings of Supabase Auth could not be read', {
      reason: error instanceof Error ? error.name : typeof error,
    });
    return [];
  }
}
