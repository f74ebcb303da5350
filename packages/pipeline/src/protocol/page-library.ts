import type { SearchProvider } from './search-provider.ts';

/**
 * Pages that come with the installation and are used when no search service is set up. They are searched without the
 * Internet and fetched over HTTP like pages of the web, so that the stages cannot tell the difference.
 */
export interface PageLibrary extends AsyncDisposable {
  readonly search: SearchProvider;
  /** The end of the host names that the library serves, with a dot in front: `.offline.test`. */
  readonly hostSuffix: string;
  /** The port of the library's HTTP server on 127.0.0.1. It can change, since a server that ended is started again. */
  getPort(): Promise<number>;
}
