/** Why the pipeline cannot go on. Stable: part of the wire protocol of generations. */
export type PipelineErrorCode =
  | 'keyword_not_covered'
  | 'too_few_results'
  | 'too_few_pages'
  | 'provider_unauthorized'
  | 'provider_unavailable'
  | 'writer_failed';

/** What is known of a failure besides its sentence. */
export interface PipelineErrorDetails {
  /** Keywords that would work instead. Default none. */
  suggestions?: readonly string[];
  /** Whether trying the same again may help. Default by code. */
  retryable?: boolean;
  /** What was caught, for the log; never shown. */
  cause?: unknown;
}

const RETRYABLE: ReadonlySet<PipelineErrorCode> = new Set([
  'too_few_pages',
  'provider_unavailable',
  'writer_failed',
]);

/**
 * A failure that a person can be told about: `message` is a sentence for the one who waits, without secrets.
 * Anything else that a stage throws is a defect, or the reason of its aborted signal.
 */
export class PipelineError extends Error {
  override readonly name = 'PipelineError';
  readonly code: PipelineErrorCode;
  /** Whether trying the same again may help. */
  readonly retryable: boolean;
  readonly suggestions: string[];

  constructor(code: PipelineErrorCode, message: string, details: PipelineErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.retryable = details.retryable ?? RETRYABLE.has(code);
    this.suggestions = [...(details.suggestions ?? [])];
  }
}
