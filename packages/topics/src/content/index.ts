export {
  completeEvent,
  errorEvent,
  progressEvent,
  type ErrorFields,
  type ProgressFields,
} from './build-event.ts';
export { contentTopic, parseContentTopic } from './content-topic.ts';
export {
  completeEventSchema,
  errorEventSchema,
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
