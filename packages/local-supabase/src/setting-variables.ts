import { z } from 'zod';

/** The settings that a variable may replace, by their path in config.toml. */
const SETTINGS: readonly (readonly string[])[] = [
  ['db', 'seed', 'enabled'],
  ...['github', 'google'].flatMap((provider) =>
    ['enabled', 'client_id', 'secret', 'redirect_uri', 'url', 'skip_nonce_check'].map((key) => [
      'auth',
      'external',
      provider,
      key,
    ]),
  ),
];

const tableSchema = z.record(z.string(), z.unknown());

/**
 * Replaces settings by environment variables, so that a secret need not stand in config.toml. A variable is named as for
 * Supabase's command line: `SUPABASE_` and the path in upper case.
 *
 * @param config The tables of config.toml.
 * @example
 * withSettingVariables({}, { SUPABASE_DB_SEED_ENABLED: 'false' });
 * // { db: { seed: { enabled: false } } }
 */
export function withSettingVariables(
  config: unknown,
  variables: Readonly<Record<string, string | undefined>>,
): unknown {
  return SETTINGS.reduce((replaced, path) => {
    const text = variables[`SUPABASE_${path.join('_')}`.toUpperCase()];
    return text === undefined ? replaced : withSetting(replaced, path, toSetting(text));
  }, config);
}

function withSetting(value: unknown, [key, ...rest]: readonly string[], setting: boolean | string): unknown {
  if (key === undefined) return setting;
  const table = tableSchema.safeParse(value).data ?? {};
  return { ...table, [key]: withSetting(table[key], rest, setting) };
}

function toSetting(text: string): boolean | string {
  return text === 'true' ? true : text === 'false' ? false : text;
}
