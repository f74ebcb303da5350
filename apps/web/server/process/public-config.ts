import { connection } from 'next/server';
import { env } from './env.ts';

/** The configuration for browsers. Everyone may read it. */
export interface PublicConfig {
  supabaseUrl: string;
  supabasePublishableKey: string;
  /** Whether the sign-in page offers the demo accounts. */
  demo: boolean;
}

/**
 * Reads the configuration when a page is requested, not when it is built, so that one build runs anywhere. It also keeps
 * every page that calls it dynamic, which the nonces of the content security policy need.
 */
export async function publicConfig(): Promise<PublicConfig> {
  await connection();
  const { SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY, HEADWAY_DEMO } = env();
  return { supabaseUrl: SUPABASE_URL, supabasePublishableKey: SUPABASE_PUBLISHABLE_KEY, demo: HEADWAY_DEMO };
}
