import { STAGES } from '@headway/pipeline/stages';
import type { CompleteEvent, ErrorEvent, ProgressEvent } from './generation-event.ts';

/** The fields of a progress event, with the stage as its index in `STAGES`. */
export interface ProgressFields extends Omit<
  ProgressEvent,
  'type' | 'stage' | 'label' | 'currentStep' | 'totalSteps'
> {
  /** From 0. */
  stageIndex: number;
}

/**
 * Builds the event that tells how far a generation is.
 *
 * @throws RangeError when there is no stage with this index.
 */
export function progressEvent({ stageIndex, ...fields }: ProgressFields): ProgressEvent {
  const stage = STAGES[stageIndex];
  if (!stage) throw new RangeError(`there is no stage with the index ${stageIndex}`);
  return {
    type: 'progress',
    stage: stage.id,
    label: stage.label,
    currentStep: stageIndex + 1,
    totalSteps: STAGES.length,
    ...fields,
  };
}

/** Builds the event that ends a generation whose article is stored. */
export function completeEvent(fields: Omit<CompleteEvent, 'type' | 'percentage'>): CompleteEvent {
  return { type: 'complete', percentage: 100, ...fields };
}

/** The fields of an error event, with the stage as its index in `STAGES`. */
export interface ErrorFields extends Omit<ErrorEvent, 'type' | 'stage'> {
  /** From 0: the stage at which the generation ended. */
  stageIndex: number;
}

/** Builds the event that ends a generation without an article. */
export function errorEvent({ stageIndex, ...fields }: ErrorFields): ErrorEvent {
  return { type: 'error', ...fields, stage: STAGES[stageIndex]?.id };
}
