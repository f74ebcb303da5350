import type { Providers } from './providers.ts';

/** Where providers keep what they make, and what they may use. */
export interface ProvidersOptions {
  /** A folder for the index of the offline library. Made when missing; safe to delete. */
  cacheDirectory: string;
}

/**
 * Chooses providers by what `env` holds; closing them ends their servers and connections.
 * Throws `ConfigurationError` when the configuration is half there.
 */
export type CreateProviders = (
  env: Record<string, string | undefined>,
  options: ProvidersOptions,
) => Promise<Providers & AsyncDisposable>;
