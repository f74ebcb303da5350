/** The environment names a combination of providers that cannot work. `message` has no secret. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly code = 'configuration_invalid';
}

export type SearchConfiguration =
  | { kind: 'serper' | 'brave'; apiKey: string }
  | { kind: 'searxng'; url: string }
  | { kind: 'offline' };

export type WriterConfiguration =
  | { kind: 'anthropic' | 'openai'; apiKey: string; model: string }
  | { kind: 'compatible'; baseUrl: string; apiKey: string | null; model: string }
  | { kind: 'extractive' };

/** The providers that an environment names. */
export interface Configuration {
  search: SearchConfiguration;
  writer: WriterConfiguration;
}

const DEFAULT_MODELS = { anthropic: 'claude-sonnet-5-5', openai: 'gpt-6-astra' } as const;
const KEYS = { anthropic: 'ANTHROPIC_API_KEY', openai: 'OPENAI_API_KEY' } as const;

type Env = Record<string, string | undefined>;

/** Reads a variable. An empty one counts as unset, as in env files. */
function read(env: Env, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
}

function readUrl(env: Env, name: string): string | undefined {
  const value = read(env, name);
  if (value === undefined) return undefined;
  if (!URL.canParse(value) || !/^https?:$/u.test(new URL(value).protocol))
    throw new ConfigurationError(`${name} is not an http(s) address.`);
  return value;
}

function parseSearch(env: Env): SearchConfiguration {
  const serper = read(env, 'SERPER_API_KEY');
  if (serper !== undefined) return { kind: 'serper', apiKey: serper };
  const brave = read(env, 'BRAVE_API_KEY');
  if (brave !== undefined) return { kind: 'brave', apiKey: brave };
  const searxng = readUrl(env, 'SEARXNG_URL');
  return searxng === undefined ? { kind: 'offline' } : { kind: 'searxng', url: searxng };
}

function parseWriter(env: Env): WriterConfiguration {
  const named = read(env, 'HEADWAY_MODEL');
  const baseUrl = readUrl(env, 'HEADWAY_MODEL_BASE_URL');
  if (baseUrl !== undefined) {
    if (named === undefined)
      throw new ConfigurationError(
        'HEADWAY_MODEL_BASE_URL is set, but HEADWAY_MODEL does not say which model.',
      );
    return { kind: 'compatible', baseUrl, apiKey: read(env, 'HEADWAY_MODEL_API_KEY') ?? null, model: named };
  }
  if (named !== undefined) {
    const [, provider, model] = /^(anthropic|openai):(.+)$/u.exec(named) ?? [];
    if ((provider !== 'anthropic' && provider !== 'openai') || model === undefined)
      throw new ConfigurationError(
        'HEADWAY_MODEL must be anthropic:<model> or openai:<model>, or come with HEADWAY_MODEL_BASE_URL.',
      );
    const apiKey = read(env, KEYS[provider]);
    if (apiKey === undefined)
      throw new ConfigurationError(
        `HEADWAY_MODEL names a model of ${provider}, but ${KEYS[provider]} is not set.`,
      );
    return { kind: provider, apiKey, model };
  }
  for (const provider of ['anthropic', 'openai'] as const) {
    const apiKey = read(env, KEYS[provider]);
    if (apiKey !== undefined) return { kind: provider, apiKey, model: DEFAULT_MODELS[provider] };
  }
  return { kind: 'extractive' };
}

/** Parses which providers an environment names. Throws `ConfigurationError` when a variable is missing or malformed. */
export function parseConfiguration(env: Env): Configuration {
  const search = parseSearch(env);
  const writer = parseWriter(env);
  if (search.kind !== 'offline' && writer.kind === 'extractive')
    throw new ConfigurationError(
      `A search service (${search.kind}) is set up, but no model: pages of the web cannot be quoted at length without a licence. Set ANTHROPIC_API_KEY, OPENAI_API_KEY, or HEADWAY_MODEL with HEADWAY_MODEL_BASE_URL.`,
    );
  return { search, writer };
}
