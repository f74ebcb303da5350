import type { StageId } from '@headway/pipeline/stages';

/** How a run of a stage ended. */
export interface StageOutcome {
  stage: StageId;
  /** What did the work. */
  provider: string;
  durationMs: number;
  /** The code of a failure that is the provider's. */
  failure?: string;
}

/** Told of what a worker does. What it throws is the worker's failure: it must not. */
export interface WorkerObserver {
  stageEnded(outcome: StageOutcome): void;
  /** A defect: something that no stage and no outage accounts for. */
  failedUnexpectedly(error: unknown, during: string): void;
}

export const NO_OBSERVER: WorkerObserver = {
  stageEnded: () => undefined,
  failedUnexpectedly: () => undefined,
};
