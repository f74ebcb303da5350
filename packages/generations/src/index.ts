export { createJobs, type Jobs, type JobsOptions } from './request/jobs.ts';
export type { Admit, GenerationContext } from './request/generation-context.ts';
export type { Log, LogFields } from './store/log.ts';
export { KEYWORD_MAX_LENGTH, parseKeyword, parseLocale } from './request/keyword.ts';
export {
  requestGeneration,
  type RequestedGeneration,
  type GenerationRequestInput,
} from './request/request-generation.ts';
export { cancelGeneration } from './request/cancel-generation.ts';
export { retryGeneration } from './request/retry-generation.ts';
export { readEstimates, type Estimates, type StageEstimate } from './store/estimates.ts';
export { startWorker, type Worker, type WorkerOptions } from './run/worker.ts';
export type { StageOutcome, WorkerObserver } from './run/worker-observer.ts';
export type { RetryLimits } from './run/give-up-or-retry.ts';
export { ContentGenerationProgressTracker, type ProgressTrackerOptions } from './follow/progress-tracker.ts';
export { GenerationFailedError } from './follow/generation-failed-error.ts';
