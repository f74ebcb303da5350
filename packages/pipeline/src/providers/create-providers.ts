import { createHttpFetcher } from '../fetching/http-fetcher.ts';
import { openOfflineLibrary } from '../offline/offline-library.ts';
import { createExtractiveWriter } from '../writing/extractive-writer.ts';
import type { Providers } from './providers.ts';

/** Where providers keep what they make. */
export interface ProvidersOptions {
  /** A folder for the index of the offline library. Made when missing; safe to delete. */
  cacheDirectory: string;
}

export async function createProviders(
  _env: Record<string, string | undefined>,
  { cacheDirectory }: ProvidersOptions,
): Promise<Providers & AsyncDisposable> {
  const library = await openOfflineLibrary({ cacheDirectory });
  return {
    search: library.search,
    fetcher: createHttpFetcher({ name: 'offline-http', transport: library.transport }),
    writer: createExtractiveWriter(),
    [Symbol.asyncDispose]: () => library[Symbol.asyncDispose](),
  };
}
