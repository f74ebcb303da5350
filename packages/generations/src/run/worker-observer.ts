import type { StageId } from '@headway/pipeline/stages';

/** The end of one run of a stage. */
export interface StageOutcome {
  stage: StageId;
  /** The name of the provider that the stage used. */
  provider: string;
  durationMs: number;
  /** The error code, when the provider failed. */
  failure?: string;
}

/** Counts what a worker does. Its methods must not throw: the worker would fail. */
export interface WorkerObserver {
  /** Called after each run of a stage that ended well or failed because of its provider. */
  stageEnded(outcome: StageOutcome): void;
  /** Called for a defect: an error that neither a stage nor an outage explains. */
  failedUnexpectedly(error: unknown, during: string): void;
}

export const NO_OBSERVER: WorkerObserver = {
  stageEnded: () => undefined,
  failedUnexpectedly: () => undefined,
};
