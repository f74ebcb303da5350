import type { SearchProvider } from './search-provider.ts';

/**
 * Pages that are installed with the application, for an environment without a search service. They are searched without
 * the Internet and fetched over HTTP, so that the stages treat them like pages of the web.
 */
export interface PageLibrary extends AsyncDisposable {
  readonly search: SearchProvider;
  /** The end of the host names that the library serves, with a dot in front: `.offline.test`. */
  readonly hostSuffix: string;
  /** The port of the library's HTTP server on 127.0.0.1. It can change, since a server that ended is started again. */
  getPort(): Promise<number>;
}
