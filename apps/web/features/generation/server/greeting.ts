import { generationStateSchema, type GenerationState } from '@headway/generations/protocol';
import type { EventData } from '@headway/realtime/protocol';
import type { TopicSnapshot } from '@headway/realtime/server';

/** What a fresh reader of a content hears first: how far it is, as the event that would have brought it there. */
export function greet(snapshot: TopicSnapshot, ended: boolean): EventData[] {
  // The end says it all, and it follows.
  if (ended) return [];
  const state = generationStateSchema.safeParse(snapshot.state);
  return state.success ? toEvents(state.data) : [];
}

function toEvents(state: GenerationState): EventData[] {
  const stage = state.stages[state.currentStage];
  if (!stage || (state.status !== 'queued' && state.status !== 'running')) return [];
  const progress: EventData = {
    type: 'progress',
    stage: stage.id,
    label: stage.label,
    currentStep: state.currentStage + 1,
    totalSteps: state.stages.length,
    percentage: state.percentage,
    estimatedTimeRemaining: state.eta?.median ?? 0,
    estimatedTimeRemainingP90: state.eta?.p90 ?? 0,
    contentId: state.contentId,
    generationId: state.generationId,
    status: state.status,
    stageFraction: stage.fraction,
    expectedSeconds: state.stages.map((one) => one.expectedSeconds),
    text: { offset: 0, append: state.text },
  };
  if (stage.detail !== null) progress['detail'] = stage.detail;
  if (stage.status === 'complete' && stage.durationMs !== null)
    progress['stageDurationMs'] = stage.durationMs;
  return [progress];
}
