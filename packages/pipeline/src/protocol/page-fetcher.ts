/** Why a page was skipped. */
export type SkipReason =
  | 'address_forbidden'
  | 'robots_denied'
  | 'http_error'
  | 'redirect_limit'
  | 'not_html'
  | 'too_large'
  | 'timed_out'
  | 'unreachable'
  | 'unreadable'
  | 'too_short';

/** A page cannot be used. That is normal on the web: the stage skips the page and shows `message`. */
export class PageSkipped extends Error {
  override readonly name = 'PageSkipped';
  readonly reason: SkipReason;

  constructor(reason: SkipReason, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.reason = reason;
  }
}

/** A page as its server sent it. */
export interface FetchedPage {
  /** Its address after redirects. */
  url: string;
  html: string;
}

/** Fetches pages. `fetch` rejects with `PageSkipped`, or with the signal's reason once that is aborted. */
export interface PageFetcher {
  /** A stable, short name, under which durations are recorded. */
  readonly name: string;
  fetch(url: string, options: { signal: AbortSignal }): Promise<FetchedPage>;
}
