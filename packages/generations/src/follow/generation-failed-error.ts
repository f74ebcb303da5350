import type { ErrorEvent, GenerationErrorCode } from '@headway/topics/content';

/** A generation that ended without an article. `message` is a sentence for the person who waits. */
export class GenerationFailedError extends Error {
  override readonly name = 'GenerationFailedError';
  readonly code: GenerationErrorCode;
  readonly retryable: boolean;
  /** Keywords that are likely to work. */
  readonly suggestions: readonly string[];

  constructor(event: ErrorEvent) {
    super(event.error);
    this.code = event.code;
    this.retryable = event.retryable;
    this.suggestions = event.suggestions ?? [];
  }
}
