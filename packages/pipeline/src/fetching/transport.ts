import type { Dispatcher } from 'undici';

/** How a fetcher reaches servers, and which ones it may. */
export interface Transport extends AsyncDisposable {
  readonly dispatcher: Dispatcher;
  /** Throws `PageSkipped` for an address that must not even be tried. Called for every hop of a redirect. */
  check(url: URL): void;
}
