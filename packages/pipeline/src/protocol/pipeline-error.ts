/** Why the pipeline cannot go on. Stable, because it is part of the wire protocol of generations. */
export type PipelineErrorCode =
  | 'keyword_not_covered'
  | 'too_few_results'
  | 'too_few_pages'
  | 'provider_unauthorized'
  | 'provider_unavailable'
  | 'writer_failed';

/** Details of a failure besides its sentence. */
export interface PipelineErrorDetails {
  /** Keywords that would work. Default none. */
  suggestions?: readonly string[];
  /** Whether a retry may succeed. Default: true for `too_few_pages`, `provider_unavailable` and `writer_failed`. */
  retryable?: boolean;
  /** The caught error, for the log. */
  cause?: unknown;
}

const RETRYABLE: ReadonlySet<PipelineErrorCode> = new Set([
  'too_few_pages',
  'provider_unavailable',
  'writer_failed',
]);

/**
 * A failure that is shown to the person who waits: `message` is a sentence without secrets. Any other error of a stage is
 * a defect, or the reason of its aborted signal.
 */
export class PipelineError extends Error {
  override readonly name = 'PipelineError';
  readonly code: PipelineErrorCode;
  /** Whether a retry may succeed. */
  readonly retryable: boolean;
  readonly suggestions: string[];

  constructor(code: PipelineErrorCode, message: string, details: PipelineErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.retryable = details.retryable ?? RETRYABLE.has(code);
    this.suggestions = [...(details.suggestions ?? [])];
  }
}
