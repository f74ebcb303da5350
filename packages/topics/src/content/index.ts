export { completeEvent, errorEvent, progressEvent } from './build-event.ts';
export { contentTopic, parseContentTopic } from './content-topic.ts';
export {
  generationErrorCodeSchema,
  generationEventSchema,
  generationStatusSchema,
  progressEventSchema,
  type CompleteEvent,
  type ErrorEvent,
  type GenerationErrorCode,
  type GenerationEvent,
  type GenerationStatus,
  type ProgressEvent,
} from './generation-event.ts';
export {
  contentFold,
  generationStateSchema,
  isGenerationEnded,
  reduceGeneration,
  type GenerationState,
  type StageState,
} from './generation-state.ts';
export { toSnapshotEvent } from './snapshot-event.ts';
