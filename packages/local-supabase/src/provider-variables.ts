import { z } from 'zod';

const PREFIX = 'SUPABASE_AUTH_EXTERNAL_';
const PROVIDERS = ['github', 'google'] as const;
const KEYS = ['enabled', 'client_id', 'secret', 'redirect_uri', 'url', 'skip_nonce_check'] as const;

const tableSchema = z.record(z.string(), z.unknown());

/**
 * Replaces the settings of sign-in providers by environment variables, so that a secret need not stand in config.toml:
 * `SUPABASE_AUTH_EXTERNAL_<PROVIDER>_<KEY>`, the names that Supabase's command line reads, too.
 *
 * @param config The tables of config.toml.
 * @example
 * withProviderVariables({}, { SUPABASE_AUTH_EXTERNAL_GITHUB_ENABLED: 'true' });
 * // { auth: { external: { github: { enabled: true } } } }
 */
export function withProviderVariables(
  config: unknown,
  variables: Readonly<Record<string, string | undefined>>,
): unknown {
  const found = PROVIDERS.flatMap((provider) =>
    KEYS.flatMap((key) => {
      const value = variables[`${PREFIX}${provider}_${key}`.toUpperCase()];
      return value === undefined ? [] : [{ provider, key, value: toSetting(value) }];
    }),
  );
  if (found.length === 0) return config;
  const tables = toTable(config);
  const auth = toTable(tables['auth']);
  const external = { ...toTable(auth['external']) };
  for (const { provider, key, value } of found) {
    external[provider] = { ...toTable(external[provider]), [key]: value };
  }
  return { ...tables, auth: { ...auth, external } };
}

function toTable(value: unknown): Record<string, unknown> {
  return tableSchema.safeParse(value).data ?? {};
}

function toSetting(text: string): boolean | string {
  return text === 'true' ? true : text === 'false' ? false : text;
}
