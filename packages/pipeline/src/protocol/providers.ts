import type { PageFetcher } from './page-fetcher.ts';
import type { SearchProvider } from './search-provider.ts';
import type { Writer } from './writer.ts';

/** What the stages ask of the world outside. */
export interface Providers {
  search: SearchProvider;
  fetcher: PageFetcher;
  writer: Writer;
}
