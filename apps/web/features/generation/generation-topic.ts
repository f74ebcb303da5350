import {
  generationEventSchema,
  generationStateSchema,
  reduceGeneration,
  type GenerationEvent,
  type GenerationState,
} from '@headway/topics/content';
import { defineTopic } from '@headway/realtime/client';

const schema = { state: generationStateSchema, event: generationEventSchema };

/** `content:<id>` with everything: what a content's page follows. */
export const generationTopic = defineTopic({ reduce: reduceGeneration, schema });

/** `content:<id>` without its text: what a list follows, and starts from. */
export const generationSummaryTopic = defineTopic({
  reduce: (state: GenerationState | null, event: GenerationEvent): GenerationState => ({
    ...reduceGeneration(state, event),
    text: '',
  }),
  schema,
});

/** Whether nothing more will come, unless it is tried again. */
export function isGenerationEnded({ status }: Pick<GenerationState, 'status'>): boolean {
  return status !== 'queued' && status !== 'running';
}
