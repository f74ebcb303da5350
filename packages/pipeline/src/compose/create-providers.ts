import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { createHttpFetcher } from '../fetching/http-fetcher.ts';
import { createLibraryTransport } from '../fetching/library-transport.ts';
import { createPublicTransport } from '../fetching/public-transport.ts';
import { createBraveSearch } from '../search/brave-search.ts';
import { createSearxngSearch } from '../search/searxng-search.ts';
import { createSerperSearch } from '../search/serper-search.ts';
import { createExtractiveWriter } from '../writing/extractive-writer.ts';
import { createModelWriter } from '../writing/model-writer.ts';
import {
  parseConfiguration,
  type SearchConfiguration,
  type WriterConfiguration,
} from './parse-configuration.ts';
import type { PageLibrary } from '../protocol/page-library.ts';
import type { Providers } from '../protocol/providers.ts';
import type { SearchProvider } from '../protocol/search-provider.ts';
import type { Writer } from '../protocol/writer.ts';

/** What the application passes to `createProviders`. */
export interface ProvidersOptions {
  /**
   * Opens the pages that are used when the environment names no search service. Called at most once, and not at all when
   * it names one. The returned providers own the library: disposing of them disposes of it.
   */
  openLibrary: () => Promise<PageLibrary>;
}

/**
 * Creates the providers that an environment names.
 *
 * Search: the first of `SERPER_API_KEY`, `BRAVE_API_KEY`, `SEARXNG_URL` that is set; otherwise the library.
 * Writer: the model of `HEADWAY_MODEL` (with `HEADWAY_MODEL_BASE_URL` a service that speaks OpenAI's protocol);
 * otherwise the default model of `ANTHROPIC_API_KEY` or `OPENAI_API_KEY`; otherwise the extractive writer.
 *
 * @param env Usually `process.env`. An empty variable counts as unset.
 * @returns The providers. Disposing of them closes their connections and the library.
 * @throws `ConfigurationError` when a variable is missing that another one needs, or when a value has the wrong form.
 * @throws What `openLibrary` rejects with.
 * @example
 * ```ts
 * await using providers = await createProviders(process.env, {
 *   openLibrary: () => openOfflineLibrary({ cacheDirectory: '.headway/library' }),
 * });
 * ```
 */
export async function createProviders(
  env: Record<string, string | undefined>,
  { openLibrary }: ProvidersOptions,
): Promise<Providers & AsyncDisposable> {
  const { search, writer } = parseConfiguration(env);
  await using opened = new AsyncDisposableStack();
  const found = await createSearch(search, openLibrary, opened);
  const providers = { ...found, writer: createWriter(writer) };
  const owned = opened.move();
  return { ...providers, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

async function createSearch(
  configuration: SearchConfiguration,
  openLibrary: ProvidersOptions['openLibrary'],
  opened: AsyncDisposableStack,
): Promise<Pick<Providers, 'search' | 'fetcher'>> {
  if (configuration.kind === 'offline') {
    const library = opened.use(await openLibrary());
    const transport = opened.use(createLibraryTransport(library));
    return { search: library.search, fetcher: createHttpFetcher({ name: 'offline-http', transport }) };
  }
  const transport = opened.use(createPublicTransport());
  return {
    search: createSearchService(configuration),
    fetcher: createHttpFetcher({ name: 'http', transport }),
  };
}

function createSearchService(
  configuration: Exclude<SearchConfiguration, { kind: 'offline' }>,
): SearchProvider {
  switch (configuration.kind) {
    case 'serper':
      return createSerperSearch(configuration);
    case 'brave':
      return createBraveSearch(configuration);
    case 'searxng':
      return createSearxngSearch(configuration);
  }
}

function createWriter(configuration: WriterConfiguration): Writer {
  if (configuration.kind === 'extractive') return createExtractiveWriter();
  if (configuration.kind === 'compatible') {
    const { apiKey, baseUrl: baseURL, model } = configuration;
    const key = apiKey === null ? {} : { apiKey };
    const service = createOpenAICompatible({ name: 'compatible', baseURL, includeUsage: true, ...key });
    return createModelWriter({ model: service(model), name: model });
  }
  const { kind, apiKey, model } = configuration;
  const create = kind === 'anthropic' ? createAnthropic : createOpenAI;
  return createModelWriter({ model: create({ apiKey })(model), name: `${kind}:${model}` });
}
