import { completeEvent, errorEvent, progressEvent } from './build-event.ts';
import type { GenerationEvent } from './generation-event.ts';
import type { GenerationState } from './generation-state.ts';

/**
 * The one event that brings a reader who has seen no event to this state: a reader of ADR-007's wire format starts
 * from it.
 *
 * @throws TypeError when the state is ended but holds neither a result nor an error.
 */
export function toSnapshotEvent(state: GenerationState): GenerationEvent {
  const { contentId, generationId, status, result, error, currentStage: stageIndex } = state;
  if (status === 'complete' && result) return completeEvent({ contentId, generationId, ...result });
  if (error) {
    const { message, ...rest } = error;
    return errorEvent({ error: message, contentId, generationId, ...rest, stageIndex });
  }
  if (status !== 'queued' && status !== 'running') {
    throw new TypeError(`a generation that is ${status} has neither a result nor an error`);
  }
  const stage = state.stages[stageIndex];
  return progressEvent({
    stageIndex,
    percentage: state.percentage,
    estimatedTimeRemaining: state.eta?.median ?? 0,
    estimatedTimeRemainingP90: state.eta?.p90 ?? 0,
    contentId,
    generationId,
    status,
    stageFraction: stage?.fraction ?? 0,
    detail: stage?.detail ?? undefined,
    stageDurationMs: stage?.status === 'complete' ? (stage.durationMs ?? undefined) : undefined,
    expectedSeconds: state.stages.map(({ expectedSeconds }) => expectedSeconds),
    text: state.text === '' ? undefined : { offset: 0, append: state.text },
  });
}
