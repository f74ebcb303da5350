/** Why a page was left out. */
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

/** A page that cannot be had. Expected on the open web: the page is skipped and the reason is shown. */
export class PageSkipped extends Error {
  override readonly name = 'PageSkipped';
  readonly reason: SkipReason;

  constructor(reason: SkipReason, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.reason = reason;
  }
}

/** The bytes of a page, decoded, as its server sent them. */
export interface FetchedPage {
  /** Where it was found after redirects. */
  url: string;
  html: string;
  /** Size of the body as received and decompressed. */
  bytes: number;
}

/** Fetches pages of others, safely. Throws `PageSkipped`, or the signal's reason once that is aborted. */
export interface PageFetcher {
  /** Stable and short: durations are recorded under it. */
  readonly name: string;
  fetch(url: string, options: { signal: AbortSignal }): Promise<FetchedPage>;
}
