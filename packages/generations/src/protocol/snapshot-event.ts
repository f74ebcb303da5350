import { STAGES } from '@headway/pipeline/stages';
import type { GenerationEvent } from './generation-event.ts';
import type { GenerationState } from './generation-state.ts';

/**
 * The one event that tells a reader without a past where a generation stands: what a reader of ADR-007's wire
 * format starts from.
 */
export function toSnapshotEvent(state: GenerationState): GenerationEvent {
  const { contentId, generationId, status, result, error } = state;
  const stage = state.stages[state.currentStage] ?? state.stages[0];
  if (status === 'complete' && result) {
    return { type: 'complete', contentId, generationId, percentage: 100, ...result };
  }
  if (error) {
    const { message, ...rest } = error;
    return {
      type: 'error',
      error: message,
      contentId,
      generationId,
      ...rest,
      ...(stage && { stage: stage.id }),
    };
  }
  if (!stage || (status !== 'queued' && status !== 'running')) {
    throw new TypeError(`a generation that is ${status} lacks its end`);
  }
  return {
    type: 'progress',
    stage: stage.id,
    label: stage.label,
    currentStep: state.currentStage + 1,
    totalSteps: STAGES.length,
    percentage: state.percentage,
    estimatedTimeRemaining: state.eta?.median ?? 0,
    estimatedTimeRemainingP90: state.eta?.p90 ?? 0,
    contentId,
    generationId,
    status,
    stageFraction: stage.fraction,
    ...(stage.detail !== null && { detail: stage.detail }),
    ...(stage.status === 'complete' && stage.durationMs !== null && { stageDurationMs: stage.durationMs }),
    expectedSeconds: state.stages.map(({ expectedSeconds }) => expectedSeconds),
    ...(state.text !== '' && { text: { offset: 0, append: state.text } }),
  };
}
