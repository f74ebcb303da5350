export { createJobs, type Jobs, type JobsOptions } from './jobs.ts';
export type { Admit } from './admit.ts';
export type { Log, LogFields } from './log.ts';
export { KEYWORD_MAX_LENGTH, parseKeyword, parseLocale } from './keyword.ts';
export {
  requestGeneration,
  type RequestedGeneration,
  type RequestGenerationCode,
  type RequestGenerationOptions,
} from './request-generation.ts';
export {
  cancelGeneration,
  type CancelGenerationCode,
  type CancelGenerationOptions,
} from './cancel-generation.ts';
export {
  retryGeneration,
  type RetryGenerationCode,
  type RetryGenerationOptions,
} from './retry-generation.ts';
export { readEstimates, type Estimates, type StageEstimate } from './estimates.ts';
export { startWorker, type Worker, type WorkerOptions } from './worker.ts';
export type { StageOutcome, WorkerObserver } from './worker-observer.ts';
export type { RetryLimits } from './give-up-or-retry.ts';
export { ContentGenerationProgressTracker, type ProgressTrackerOptions } from './progress-tracker.ts';
export { GenerationFailedError } from './generation-failed-error.ts';
