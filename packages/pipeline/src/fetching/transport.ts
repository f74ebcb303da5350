import type { Dispatcher } from 'undici';

/** Connects a fetcher to servers, and decides which servers it may reach. */
export interface Transport extends AsyncDisposable {
  readonly dispatcher: Dispatcher;
  /** Throws `PageSkipped` for a forbidden address. Called for every hop of a redirect. */
  check(url: URL): void;
}
