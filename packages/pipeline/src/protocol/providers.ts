import type { PageFetcher } from './page-fetcher.ts';
import type { SearchProvider } from './search-provider.ts';
import type { Writer } from './writer.ts';

/** The services that the stages use: a search, a fetcher of pages, and a writer of articles. */
export interface Providers {
  search: SearchProvider;
  fetcher: PageFetcher;
  writer: Writer;
}
