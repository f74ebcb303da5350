import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { createHttpFetcher } from '../fetching/http-fetcher.ts';
import { createPublicTransport } from '../fetching/public-transport.ts';
import { openOfflineLibrary } from '../offline/offline-library.ts';
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
import type { Providers } from '../protocol/providers.ts';
import type { SearchProvider } from '../protocol/search-provider.ts';
import type { Writer } from '../protocol/writer.ts';

/** Where providers keep what they make. */
export interface ProvidersOptions {
  /** A folder for the index of the offline library. Made when missing; safe to delete. */
  cacheDirectory: string;
}

/**
 * Chooses providers by what `env` holds: `SERPER_API_KEY`, `BRAVE_API_KEY` or `SEARXNG_URL` for searching,
 * `ANTHROPIC_API_KEY`, `OPENAI_API_KEY` or `HEADWAY_MODEL` (with `HEADWAY_MODEL_BASE_URL` for services that speak
 * OpenAI's protocol) for writing; without them the offline library and the extractive writer. Disposing of them
 * closes their servers and connections. Throws `ConfigurationError` when half of a configuration is missing.
 */
export async function createProviders(
  env: Record<string, string | undefined>,
  { cacheDirectory }: ProvidersOptions,
): Promise<Providers & AsyncDisposable> {
  const { search, writer } = parseConfiguration(env);
  await using opened = new AsyncDisposableStack();
  const found = await createSearch(search, cacheDirectory, opened);
  const providers = { ...found, writer: createWriter(writer) };
  const owned = opened.move();
  return { ...providers, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

async function createSearch(
  configuration: SearchConfiguration,
  cacheDirectory: string,
  opened: AsyncDisposableStack,
): Promise<Pick<Providers, 'search' | 'fetcher'>> {
  if (configuration.kind === 'offline') {
    const library = opened.use(await openOfflineLibrary({ cacheDirectory }));
    return {
      search: library.search,
      fetcher: createHttpFetcher({ name: 'offline-http', transport: library.transport }),
    };
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
  switch (configuration.kind) {
    case 'extractive':
      return createExtractiveWriter();
    case 'anthropic': {
      const { apiKey, model } = configuration;
      return createModelWriter({ model: createAnthropic({ apiKey })(model), name: `anthropic:${model}` });
    }
    case 'openai': {
      const { apiKey, model } = configuration;
      return createModelWriter({ model: createOpenAI({ apiKey })(model), name: `openai:${model}` });
    }
    case 'compatible': {
      const { apiKey, model, baseUrl } = configuration;
      const provider = createOpenAICompatible({
        name: 'compatible',
        baseURL: baseUrl,
        includeUsage: true,
        ...(apiKey === null ? {} : { apiKey }),
      });
      return createModelWriter({ model: provider(model), name: model });
    }
  }
}
